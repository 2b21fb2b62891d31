package io.keyrota.rotator;

import io.keyrota.rotator.aws.ServiceName;
import io.keyrota.rules.rotation.Reach;
import io.keyrota.rules.rotation.Rotation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a rotation of the journal is of the account that answers here. One journal knows several:
 * where the number is another, or the number is the same and the service is another, a user of that
 * name is somebody else. A Keyrota is told by its id; where one of both is not known, by its
 * address. A rotation that was written before the service was kept is told by its number alone.
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
    Reach there = rotation.reach();
    Reach here = world.reach();
    boolean told = there.installation().isPresent() && here.installation().isPresent();
    return ofAnother(rotation)
        .or(
            () ->
                told || sameAddress(there, here)
                    ? Optional.empty()
                    : Optional.of(otherService(rotation, at(there), at(here))));
  }

  /** Why it cannot be here, wherever its service is reached now. Empty when it can. */
  Optional<Elsewhere> ofAnother(Rotation rotation) {
    if (!rotation.principal().account().equals(account())) {
      return Optional.of(
          new Elsewhere(
              of(rotation) + ", these credentials are of " + account(),
              "use credentials of its account"));
    }
    Optional<String> here = world.reach().installation();
    return rotation
        .reach()
        .installation()
        .filter(there -> here.isPresent() && !here.get().equals(there))
        .map(there -> otherInstallation(rotation, there, here.orElseThrow()));
  }

  /**
   * How it is reached, of a rotation that belongs here: what was known, and what is seen besides.
   */
  Reach reached(Rotation rotation) {
    Reach there = rotation.reach();
    Reach here = world.reach();
    if (there.service().isEmpty()) {
      return there;
    }
    return sameAddress(there, here)
        ? there.orInstallation(here.installation())
        : here.orInstallation(there.installation());
  }

  /** Also where one of both is not known. */
  private static boolean sameAddress(Reach there, Reach here) {
    return there.service().isEmpty()
        || here.service().isEmpty()
        || ServiceName.same(at(there), at(here));
  }

  private static String at(Reach reach) {
    return reach.service().orElse("");
  }

  private Elsewhere otherInstallation(Rotation rotation, String there, String here) {
    return new Elsewhere(
        of(rotation) + " of the Keyrota " + there + ", and here answers the Keyrota " + here,
        sameAddress(rotation.reach(), world.reach())
            ? "name the endpoint at which its own listens now"
            : nameEndpoint(at(rotation.reach())));
  }

  private static Elsewhere otherService(Rotation rotation, String there, String here) {
    return new Elsewhere(
        of(rotation) + " at " + called(there) + ", and here answers " + called(here),
        there.equals(Reach.AWS)
            ? "name no endpoint, neither as an option nor in the environment or the profile"
            : nameEndpoint(there));
  }

  private static String of(Rotation rotation) {
    return "rotation " + rotation.id() + " is of the account " + rotation.principal().account();
  }

  private static String nameEndpoint(String service) {
    return "name its endpoint, --endpoint-url " + service;
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
