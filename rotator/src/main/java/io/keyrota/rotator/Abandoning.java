package io.keyrota.rotator;

import io.keyrota.rotator.journal.Journal;
import io.keyrota.rules.credentials.KeySeen;
import io.keyrota.rules.rotation.Rotation;
import io.keyrota.rules.rotation.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets a rotation be that leads nowhere any more: its user is gone, or a key of it. Nothing is done
 * to keys or targets; the journal keeps why, and how everything was found.
 */
public final class Abandoning {
  private final World world;
  private final Journal journal;
  private final Rotator rotator;

  public Abandoning(World world, Journal journal, Rotator rotator) {
    this.world = world;
    this.journal = journal;
    this.rotator = rotator;
  }

  /**
   * Looks at what would stay, and changes nothing. A rotation of another account or service is
   * objected to, and nothing of it is looked at.
   *
   * @throws Rotator.Refused when there is no such rotation, or it has ended
   */
  public LeftBehind look(String id) {
    Rotation rotation = underway(id);
    Optional<String> elsewhere = rotator.elsewhere(rotation);
    if (elsewhere.isPresent()) {
      return new LeftBehind(
          List.of("no key and no target was looked at"), List.of(elsewhere.get()));
    }
    String user = rotation.principal().userName();
    List<KeySeen> keys = world.account().keys(user);
    boolean exists = !keys.isEmpty() || world.account().user(user).isPresent();
    return LeftBehind.of(rotation, exists, keys);
  }

  /**
   * Ends the rotation where it stands.
   *
   * @param forced also where {@link #look} objects
   * @throws Rotator.Refused when it objects and that is not forced, or when {@link #look} refuses
   */
  public Standing abandon(String id, String reason, boolean forced) {
    Rotation rotation = underway(id);
    rotator.lease(rotation);
    try {
      // Whoever had the lease before may have moved it on.
      LeftBehind left = look(id);
      if (!forced && !left.objections().isEmpty()) {
        throw new Rotator.Refused(String.join("; ", left.objections()));
      }
      Rotation found = underway(id);
      Rotation ended = found.entering(new State.Abandoned(found.state().stage(), reason));
      List<String> words = new ArrayList<>();
      words.add("ABANDONED: " + reason);
      words.addAll(left.lines());
      left.objections().forEach(why -> words.add("forced although " + why));
      journal.save(ended, world.time().instant(), String.join("; ", words));
      return new Standing(ended, Optional.empty());
    } finally {
      rotator.release(rotation);
    }
  }

  private Rotation underway(String id) {
    Rotation rotation = rotator.find(id);
    if (rotation.state().ended()) {
      throw new Rotator.Refused(
          "rotation "
              + id
              + " has ended ("
              + rotation.state().name()
              + "): nothing is to be let be");
    }
    return rotation;
  }
}
