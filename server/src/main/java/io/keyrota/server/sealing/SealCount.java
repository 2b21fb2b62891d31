package io.keyrota.server.sealing;

import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;

/**
 * How many seals under one version of a domain's key were set apart for the lives of the server so
 * far; never fewer than were made since it is counted. Its id is the domain key's.
 */
record SealCount(long reserved) {
  static final Table<SealCount> TABLE = new SealCountTable();

  static long of(String domain, int version, Snapshot seen) {
    return seen.find(TABLE, Place.SYSTEM, DomainKey.id(domain, version))
        .map(SealCount::reserved)
        .orElse(0L);
  }

  static Change put(String domain, int version, long reserved) {
    return new Change.Put<>(
        TABLE, Place.SYSTEM, DomainKey.id(domain, version), new SealCount(reserved));
  }

  private static final class SealCountTable implements Table<SealCount> {
    @Override
    public String kind() {
      return "seal-count";
    }

    @Override
    public int format() {
      return 1;
    }

    @Override
    public Document write(SealCount row) {
      return Document.builder().put("reserved", row.reserved()).build();
    }

    @Override
    public SealCount read(int format, Document document) {
      return new SealCount(document.number("reserved"));
    }
  }
}
