package io.keyrota.cli.rotate;

import io.keyrota.rotator.targets.CommandWords;
import io.keyrota.rules.rotation.Reach;
import io.keyrota.rules.rotation.Rotation;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands to type next, as they must be typed: with the journal and the account that the command
 * before had, wherever they are run.
 *
 * @param journal the words that lead to the journal
 * @param account the words that lead to the account
 */
record Again(List<String> journal, List<String> account) {

  /** As the options of this command lead there. */
  static Again as(JournalOption journal, ConnectionOptions connection) {
    return new Again(journal.words(), connection.words());
  }

  /**
   * As the rotation was planned, by a command that asks nobody; an endpoint is named in any case.
   */
  static Again as(JournalOption journal, Rotation rotation) {
    List<String> account = new ArrayList<>(rotation.reach().options());
    rotation
        .reach()
        .service()
        .filter(service -> !service.equals(Reach.AWS) && !account.contains("--endpoint-url"))
        .ifPresent(service -> account.addAll(List.of("--endpoint-url", service)));
    return new Again(journal.words(), account);
  }

  /** {@code keyrota rotate …} that talks to the account. */
  String rotate(String... words) {
    List<String> all = rotateWords(words);
    all.addAll(account);
    return CommandWords.line(all);
  }

  /** {@code keyrota rotate explain ID}, which reads the journal alone. */
  String explain(String id) {
    return CommandWords.line(rotateWords("explain", id));
  }

  private List<String> rotateWords(String... words) {
    List<String> all = new ArrayList<>(List.of("keyrota", "rotate"));
    all.addAll(List.of(words));
    all.addAll(journal);
    return all;
  }
}
