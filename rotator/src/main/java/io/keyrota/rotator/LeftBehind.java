package io.keyrota.rotator;

import io.keyrota.rotator.targets.Sight;
import io.keyrota.rotator.targets.TargetFailed;
import io.keyrota.rotator.targets.Targets;
import io.keyrota.rules.credentials.KeySeen;
import io.keyrota.rules.rotation.Delivery;
import io.keyrota.rules.rotation.Rotation;
import io.keyrota.rules.rotation.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stays as it is when a rotation is let be. Key ids are whole.
 *
 * @param lines every key of the user and of the rotation, and every target
 * @param objections where an application is left with a key that does not work, or that may not
 */
public record LeftBehind(List<String> lines, List<String> objections) {

  public LeftBehind {
    lines = List.copyOf(lines);
    objections = List.copyOf(objections);
  }

  /**
   * Looks at the targets. Of a user who is gone nothing is objected to: no key of theirs can work,
   * whatever is done.
   *
   * @param keys the user's
   */
  static LeftBehind of(Rotation rotation, boolean userExists, List<KeySeen> keys) {
    List<String> lines = new ArrayList<>();
    List<String> objections = new ArrayList<>();
    if (!userExists) {
      lines.add("the user " + rotation.principal().userName() + " is gone");
    }
    lines.addAll(keys(rotation, keys));
    boolean known = false;
    for (int i = 0; i < rotation.deliveries().size(); i++) {
      Found found = Found.of(rotation, i, keys);
      lines.add(found.line());
      found.objection().filter(why -> userExists).ifPresent(objections::add);
      known |= rotation.marks().newKeyId().filter(found.holds()::contains).isPresent();
    }
    Optional<String> orphan =
        rotation.marks().newKeyId().filter(id -> keys.stream().anyMatch(k -> k.id().equals(id)));
    if (orphan.isPresent() && !known) {
      lines.add("nobody will know the secret of " + orphan.get() + ": delete that key");
    }
    if (rotation.marks().newKeyId().isPresent()) {
      lines.add("the journal erases the new key's secret and what the files held before");
    }
    return new LeftBehind(lines, objections);
  }

  private static List<String> keys(Rotation rotation, List<KeySeen> keys) {
    List<String> lines = new ArrayList<>();
    List<String> own = new ArrayList<>();
    own.add(rotation.oldKeyId());
    rotation.marks().newKeyId().ifPresent(own::add);
    for (String id : own) {
      lines.add(called(rotation, id) + (works(keys, id) ? " stays active" : ends(keys, id)));
    }
    for (KeySeen key : keys) {
      if (!own.contains(key.id())) {
        lines.add("the key " + key.id() + " stays " + (key.active() ? "active" : "inactive"));
      }
    }
    return lines;
  }

  private static String ends(List<KeySeen> keys, String id) {
    return keys.stream().anyMatch(key -> key.id().equals(id))
        ? " stays inactive, and nothing will delete it"
        : " is gone";
  }

  private static String called(Rotation rotation, String id) {
    if (id.equals(rotation.oldKeyId())) {
      return "the old key " + id;
    }
    return rotation.marks().newKeyId().equals(Optional.of(id)) ? "the new key " + id : id;
  }

  private static boolean works(List<KeySeen> keys, String id) {
    return keys.stream().anyMatch(key -> key.id().equals(id) && key.active());
  }

  /**
   * What one target has.
   *
   * @param holds the keys that it holds, or may hold
   */
  private record Found(String line, List<String> holds, Optional<String> objection) {

    static Found of(Rotation rotation, int index, List<KeySeen> keys) {
      Delivery delivery = rotation.deliveries().get(index);
      String target = delivery.target();
      boolean begun =
          rotation
              .marks()
              .intent()
              .filter(i -> i.step().equals(new Step.Deliver(index)))
              .isPresent();
      try {
        return switch (Targets.parse(target).look()) {
          case Sight.Holds(String id, String file) -> holds(rotation, target, id, keys);
          case Sight.HoldsNone none -> empty(delivery);
          case Sight.Absent absent -> empty(delivery);
          case Sight.Unseen unseen -> given(rotation, delivery, begun, keys);
        };
      } catch (TargetFailed e) {
        String line = target + " cannot be read: " + e.getMessage();
        return new Found(line, List.of(), Optional.of(line));
      }
    }

    private static Found holds(Rotation rotation, String target, String id, List<KeySeen> keys) {
      boolean ours =
          !called(rotation, id).equals(id) || keys.stream().anyMatch(key -> key.id().equals(id));
      if (!ours) {
        String line = target + " holds " + id + ", which is no key of this user";
        return new Found(line, List.of(id), Optional.empty());
      }
      String line = target + " holds " + called(rotation, id) + ", which ";
      return works(keys, id)
          ? new Found(line + "works", List.of(id), Optional.empty())
          : new Found(line + "does not work", List.of(id), Optional.of(line + "does not work"));
    }

    /** What was never written held nothing before either. */
    private static Found empty(Delivery delivery) {
      String line = delivery.target() + " holds no key";
      return new Found(
          line,
          List.of(),
          delivery.progress() == Delivery.Progress.WRITTEN
              ? Optional.of(line + ", although one was written there")
              : Optional.empty());
    }

    private static Found given(
        Rotation rotation, Delivery delivery, boolean begun, List<KeySeen> keys) {
      List<String> may = new ArrayList<>();
      if (delivery.progress() != Delivery.Progress.WRITTEN) {
        may.add(rotation.oldKeyId());
      }
      if (delivery.progress() == Delivery.Progress.WRITTEN || begun) {
        rotation.marks().newKeyId().ifPresent(may::add);
      }
      String line =
          delivery.target()
              + " cannot be looked into; it should have "
              + String.join(" or ", may.stream().map(id -> called(rotation, id)).toList());
      return new Found(
          line,
          may,
          may.stream()
              .filter(id -> !works(keys, id))
              .findFirst()
              .map(id -> line + ": " + called(rotation, id) + " does not work"));
    }
  }
}
