package io.keyrota.rotator;

import io.keyrota.rotator.aws.AwsAccount;
import io.keyrota.rotator.journal.Journal;
import io.keyrota.rules.credentials.KeyReview;
import io.keyrota.rules.credentials.KeySeen;
import io.keyrota.rules.credentials.KeyUse;
import io.keyrota.rules.rotation.Rotation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every user's keys: how old, when last used, what is due, what is stuck. It changes nothing. */
public final class Inventory {
  private Inventory() {}

  /**
   * One key.
   *
   * @param rotation of this user, if one is underway
   */
  public record Line(
      String userName, KeyReview review, Optional<KeyUse> lastUse, Optional<Rotation> rotation) {}

  /** Looks at all users of the account, in their order there. */
  public static List<Line> of(World world, Journal journal, Duration maxAge) {
    Map<String, Rotation> underway = new HashMap<>();
    Belonging belonging = new Belonging(world);
    journal.underway().stream()
        .filter(belonging::here)
        .forEach(r -> underway.put(r.principal().arn(), r));
    List<Line> lines = new ArrayList<>();
    AwsAccount account = world.account();
    for (AwsAccount.UserSeen user : account.users()) {
      String name = user.principal().userName();
      Optional<Rotation> rotation = Optional.ofNullable(underway.get(user.principal().arn()));
      List<KeySeen> keys = account.keys(name);
      for (KeySeen key : keys) {
        Optional<KeyUse> lastUse = account.lastUse(key.id());
        List<KeySeen> others = keys.stream().filter(k -> !k.equals(key)).toList();
        Instant now = world.time().instant();
        lines.add(
            new Line(
                name,
                KeyReview.of(key, others, lastUse, rotation.isPresent(), maxAge, now),
                lastUse,
                rotation));
      }
    }
    return lines;
  }
}
