package io.keyrota.rotator;

import io.keyrota.rules.rotation.Decision;
import io.keyrota.rules.rotation.Rotation;
import io.keyrota.rules.rotation.Step;

/** Who is told what a rotation does, while it does it. */
public interface Witness {
  /** Nobody. */
  Witness NOBODY = new Witness() {};

  /** The step is written down, and begins now. */
  default void begins(Rotation rotation, Step step, String why) {}

  /** The step was done in the world, and is not written down yet. */
  default void acted(Rotation rotation, Step step) {}

  /** The rotation is written down as it is now. */
  default void recorded(Rotation rotation, String line) {}

  /** Nothing can be done now. */
  default void waits(Rotation rotation, Decision.Wait wait) {}
}
