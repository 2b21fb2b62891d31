package io.keyrota.server.aws;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.SequencedMap;

/**
 * What happened to resources without a request telling it, for rooms that must not know those that
 * keep it. Wiring fills it.
 */
@FunctionalInterface
public interface Events {

  /** Up to {@code limit} events of an account and region in order, after the given id. */
  List<Event> list(AccountId account, Region region, String afterId, int limit, Snapshot seen);

  /**
   * An event as AWS sends it to EventBridge.
   *
   * @param id its place in the order
   * @param source for example {@code aws.kms}
   */
  record Event(
      String id,
      String detailType,
      String source,
      Instant time,
      List<String> resources,
      SequencedMap<String, String> detail) {}
}
