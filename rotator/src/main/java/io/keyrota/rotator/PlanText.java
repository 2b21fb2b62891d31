package io.keyrota.rotator;

import io.keyrota.rotator.targets.CommandWords;
import io.keyrota.rotator.targets.Programs;
import io.keyrota.rotator.targets.Sight;
import io.keyrota.rotator.targets.Targets;
import io.keyrota.rules.credentials.EvidenceSource;
import io.keyrota.rules.credentials.KeySeen;
import io.keyrota.rules.credentials.KeyUse;
import io.keyrota.rules.credentials.QuietRule;
import io.keyrota.rules.credentials.Span;
import io.keyrota.rules.credentials.Testimony;
import io.keyrota.rules.rotation.Delivery;
import io.keyrota.rules.rotation.Rotation;
import io.keyrota.rules.rotation.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a rotation will do, a line a step, for people. Key ids are masked, but where AWS names one.
 */
final class PlanText {
  private PlanText() {}

  /**
   * Asks the evidence once: which source will answer is known only when it was asked.
   *
   * @param keys the user's
   * @param sights what each target of the rotation holds, in their order
   */
  static List<String> of(World world, Rotation rotation, List<KeySeen> keys, List<Sight> sights) {
    Instant now = rotation.marks().planned();
    Terms terms = rotation.terms();
    List<Testimony> heard = world.evidence().of(rotation.oldKeyId(), now);
    List<EvidenceSource> sources = heard.stream().map(Testimony::source).toList();
    Duration horizon = QuietRule.horizon(sources);
    Instant quiet = now.plus(horizon).plus(terms.quiet().quietFor());
    Duration hold = terms.hold().compareTo(horizon) < 0 ? horizon : terms.hold();
    List<String> lines = new ArrayList<>();
    for (KeySeen key : keys) {
      if (key.id().equals(rotation.oldKeyId())) {
        lines.addFirst(old(rotation, key, heard, now));
      } else {
        lines.add(slot(terms, key));
      }
    }
    lines.add("  + create      now; the secret is sealed in the journal first");
    lines.add("  ? probe       five calls with the new key");
    for (int i = 0; i < sights.size(); i++) {
      lines.add(
          "  > deliver     " + rotation.deliveries().get(i).target() + ": " + sights.get(i).text());
    }
    terms.then().ifPresent(line -> lines.add("  > then        " + line));
    for (Delivery delivery : rotation.deliveries()) {
      relative(Targets.parse(delivery.target()).relative(), "  ! deliver     ", lines);
    }
    terms
        .then()
        .map(CommandWords::of)
        .ifPresent(words -> relative(Programs.relative(words), "  ! then        ", lines));
    lines.addAll(audit(world, rotation, heard, quiet, horizon));
    lines.add("  - deactivate  not before " + Span.seconds(quiet));
    lines.add(
        "  x delete      not before "
            + Span.seconds(quiet.plus(hold))
            + " (hold "
            + Span.text(hold)
            + ")");
    return lines;
  }

  private static String old(Rotation rotation, KeySeen key, List<Testimony> heard, Instant now) {
    Optional<KeyUse> lastUse =
        heard.stream()
            .flatMap(
                one ->
                    one instanceof Testimony.Answered answered
                        ? answered.lastUse().stream()
                        : Stream.empty())
            .findFirst();
    return "user/"
        + rotation.principal().userName()
        + "  "
        + key.masked()
        + "  "
        + Span.text(Duration.between(key.created(), now))
        + " old"
        + lastUse.map(use -> "  last used " + use.text()).orElse("");
  }

  /** The program is the same wherever the rotation is gone on with; what it is told may not be. */
  private static void relative(List<String> paths, String label, List<String> lines) {
    paths.forEach(path -> lines.add(label + path + Programs.RELATIVE + ", and resumed"));
  }

  private static String slot(Terms terms, KeySeen key) {
    return "  ! slot        "
        + key.masked()
        + (key.active() ? " active" : " inactive")
        + (terms.freeSlot().equals(Optional.of(key.id()))
            ? ": deleted if it is proved unused"
            : ": in the way");
  }

  /** Which source answers, until when it takes, and what keeps others from answering. */
  private static List<String> audit(
      World world, Rotation rotation, List<Testimony> heard, Instant quiet, Duration horizon) {
    List<String> names = new ArrayList<>();
    List<String> troubles = new ArrayList<>();
    for (Testimony one : heard) {
      switch (one) {
        case Testimony.Answered answered -> names.add(answered.source().name() + " answers");
        case Testimony.Silent silent -> {
          names.add(silent.source().name());
          troubles.add(
              "  ! audit       "
                  + silent.source().name()
                  + " does not answer now: "
                  + silent.why()
                  + "; until it does, the old key is not proved unused and stays active");
        }
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "  ? audit       not before "
            + Span.seconds(quiet)
            + " ("
            + String.join(", ", names)
            + ", horizon "
            + Span.text(horizon)
            + " + quiet "
            + Span.text(rotation.terms().quiet().quietFor())
            + ")");
    world
        .evidence()
        .refused(rotation.oldKeyId())
        .ifPresent(why -> lines.add("  ! audit       " + why));
    lines.addAll(troubles);
    return lines;
  }
}
