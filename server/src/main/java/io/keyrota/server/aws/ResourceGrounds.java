package io.keyrota.server.aws;

import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Ground;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What resources themselves say of who may use them, for the room that tells it and does not know
 * the rooms that keep them. Each room has its own; Wiring joins them.
 */
@FunctionalInterface
public interface ResourceGrounds {

  /** Where no resource says anything. */
  ResourceGrounds NONE = (call, action, resource, seen) -> Optional.empty();

  /**
   * What the resource says of that action.
   *
   * @return empty where such a resource has no policy of its own
   * @throws io.keyrota.rules.aws.Refusal NotFoundException, InvalidArnException for what names no
   *     resource of the account, another account's included
   */
  Optional<Said> of(Call call, String action, String resource, Snapshot seen);

  /**
   * What a resource says.
   *
   * @param arn the resource's
   * @param tells which condition keys, in lower case, the ground's attributes tell of
   */
  record Said(String arn, Ground ground, Predicate<String> tells, Granting grants) {}

  /** The grants of a resource. */
  interface Granting {
    /** Of a resource without grants. */
    Granting NONE =
        new Granting() {
          @Override
          public List<Granted> to(Caller caller) {
            return List.of();
          }

          @Override
          public Grantees grantees(String after, int limit) {
            return new Grantees(List.of(), Optional.empty());
          }
        };

    /** Those that permit the action to the caller, whatever else they ask. */
    List<Granted> to(Caller caller);

    /** Whom grants that permit the action name; a page of the resource's grants. */
    Grantees grantees(String after, int limit);
  }

  /**
   * A grant.
   *
   * @param conditions what it asks of requests, for people
   */
  record Granted(String id, List<String> conditions) {}

  /**
   * A page of grantees.
   *
   * @param names ARNs, and names of services
   * @param next where the next page begins
   */
  record Grantees(List<String> names, Optional<String> next) {}

  /** These, and the other's where these say nothing. */
  default ResourceGrounds or(ResourceGrounds others) {
    return (call, action, resource, seen) ->
        of(call, action, resource, seen).or(() -> others.of(call, action, resource, seen));
  }
}
