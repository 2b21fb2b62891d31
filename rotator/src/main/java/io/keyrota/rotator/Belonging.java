package io.keyrota.rotator;

import io.keyrota.rotator.aws.ServiceName;
import io.keyrota.rules.rotation.Reach;
import io.keyrota.rules.rotation.Rotation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a rotation of the journal is of the account that answers here. One journal knows several:
 * where the number is another, or the number is the same and the service is another, a user of that
 * name is somebody else. A rotation that was written before the service was kept is told by its
 * number alone.
 */
final class Belonging {
  private final World world;
  private @Nullable String account;

  Belonging(World world) {
    this.world = world;
  }

  /**
   * Why a rotation is left alone.
   *
   * @param line where it belongs, and what is here
   * @param remedy what to do to go on with it
   */
  record Elsewhere(String line, String remedy) {}

  boolean here(Rotation rotation) {
    return elsewhere(rotation).isEmpty();
  }

  /** Empty when it belongs here. */
  Optional<Elsewhere> elsewhere(Rotation rotation) {
    String of = rotation.principal().account();
    if (!of.equals(account())) {
      return Optional.of(
          new Elsewhere(
              "rotation "
                  + rotation.id()
                  + " is of the account "
                  + of
                  + ", these credentials are of "
                  + account(),
              "use credentials of its account"));
    }
    String here = world.reach().service().orElse("");
    return rotation
        .reach()
        .service()
        .filter(there -> !here.isEmpty() && !ServiceName.same(there, here))
        .map(there -> otherService(rotation, there, here));
  }

  private static Elsewhere otherService(Rotation rotation, String there, String here) {
    return new Elsewhere(
        "rotation "
            + rotation.id()
            + " is of the account "
            + rotation.principal().account()
            + " at "
            + called(there)
            + ", and here answers "
            + called(here),
        there.equals(Reach.AWS)
            ? "name no endpoint, neither as an option nor in the environment or the profile"
            : "name its endpoint, --endpoint-url " + there);
  }

  static String called(String service) {
    return service.equals(Reach.AWS) ? "AWS" : service;
  }

  /** The account of the rotator's own credentials, asked for once. */
  private String account() {
    String known = account;
    if (known == null) {
      known = world.account().caller().account();
      account = known;
    }
    return known;
  }
}
