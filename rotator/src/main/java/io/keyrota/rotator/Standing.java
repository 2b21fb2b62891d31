package io.keyrota.rotator;

import io.keyrota.rules.rotation.Decision;
import io.keyrota.rules.rotation.Rotation;
import io.keyrota.rules.rotation.State;
import java.util.Optional;

/**
 * Where a rotation stood when the rotator let go of it.
 *
 * @param waiting what it waits for; empty when it rests
 */
public record Standing(Rotation rotation, Optional<Decision.Wait> waiting) {

  /** What that means to whoever started it. */
  public enum Kind {
    DONE,
    /** Time alone holds it back. */
    WAITING,
    /** Safety, or somebody else's change, holds it back. */
    BLOCKED,
    ROLLED_BACK,
    /** A person let it be; nothing will happen any more. */
    ABANDONED
  }

  public Kind kind() {
    if (waiting.isPresent()) {
      return waiting.get().reason().blocks() ? Kind.BLOCKED : Kind.WAITING;
    }
    return switch (rotation.state()) {
      case State.Underway underway -> Kind.DONE;
      case State.RolledBack back -> Kind.ROLLED_BACK;
      case State.Abandoned left -> Kind.ABANDONED;
      case State.RollingBack back -> Kind.WAITING;
      case State.Blocked blocked -> Kind.BLOCKED;
      case State.Paused paused -> Kind.BLOCKED;
      case State.NeedsHuman asks -> Kind.BLOCKED;
    };
  }
}
