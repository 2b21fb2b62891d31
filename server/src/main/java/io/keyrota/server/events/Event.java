package io.keyrota.server.events;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that happened to a resource without a request's answer telling it: what AWS sends to
 * EventBridge.
 *
 * @param id begins with the time, so that events stand in its order
 * @param source for example {@code aws.kms}
 * @param detailType AWS's, for example {@code KMS CMK Rotation}
 * @param resources the ARNs of what it happened to
 * @param kept until when it is kept; events of older formats do not say
 */
public record Event(
    String id,
    AccountId account,
    Region region,
    Instant time,
    String source,
    String detailType,
    List<String> resources,
    Detail detail,
    Delivery delivery,
    Optional<Instant> kept) {
  public Event {
    resources = List.copyOf(resources);
  }

  /** The same after the webhook was told, or was not. */
  Event with(Delivery next) {
    return new Event(id, account, region, time, source, detailType, resources, detail, next, kept);
  }

  /** The same, kept longer. */
  Event keptUntil(Instant later) {
    return new Event(
        id,
        account,
        region,
        time,
        source,
        detailType,
        resources,
        detail,
        delivery,
        Optional.of(later));
  }
}
