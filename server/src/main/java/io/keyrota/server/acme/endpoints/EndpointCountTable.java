package io.keyrota.server.acme.endpoints;

import io.keyrota.rules.acm.AcmQuota;
import io.keyrota.rules.acm.AcmQuotas;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;

/** Counts for a quota, a row for each account and region, which every new endpoint also puts. */
final class EndpointCountTable implements Table<EndpointCount> {
  static final EndpointCountTable TABLE = new EndpointCountTable();

  private static final String ID = "count";

  private EndpointCountTable() {}

  /**
   * One more.
   *
   * @throws io.keyrota.rules.aws.Refusal ServiceQuotaExceededException
   */
  static Change oneMore(Place place, AcmQuotas quotas, Snapshot seen) {
    long before = of(place, seen);
    quotas.needServiceRoom(AcmQuota.ACME_ENDPOINTS, before);
    return put(place, before + 1);
  }

  static Change oneLess(Place place, Snapshot seen) {
    return put(place, Math.max(0, of(place, seen) - 1));
  }

  private static long of(Place place, Snapshot seen) {
    return seen.find(TABLE, place, ID).map(EndpointCount::endpoints).orElse(0L);
  }

  private static Change put(Place place, long count) {
    return new Change.Put<>(TABLE, place, ID, new EndpointCount(count));
  }

  @Override
  public String kind() {
    return "acme-endpoint-count";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(EndpointCount count) {
    return Document.builder().put("endpoints", count.endpoints()).build();
  }

  @Override
  public EndpointCount read(int format, Document document) {
    return new EndpointCount(document.number("endpoints"));
  }
}
