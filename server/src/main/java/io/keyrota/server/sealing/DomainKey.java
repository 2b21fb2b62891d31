package io.keyrota.server.sealing;

import io.keyrota.server.store.Document;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Table;

/**
 * One version of a domain's key as it lies in the store: 32 random bytes sealed under the root key.
 *
 * @param domain the name of a {@link Sealer.Domain}, perhaps one that only a newer program knows
 * @param version from 1; the highest is the current one
 */
record DomainKey(String domain, int version, Sealed sealed) {
  static final Table<DomainKey> TABLE = new DomainKeyTable();

  static String id(String domain, int version) {
    return domain + "/" + version;
  }

  static Identity identity(String domain, int version) {
    return new Identity(Place.SYSTEM, TABLE.kind(), id(domain, version));
  }

  private static final class DomainKeyTable implements Table<DomainKey> {
    @Override
    public String kind() {
      return "domain-key";
    }

    @Override
    public int format() {
      return 1;
    }

    @Override
    public Document write(DomainKey row) {
      return Document.builder()
          .put("domain", row.domain())
          .put("version", row.version())
          .put("sealed", row.sealed().bytes())
          .build();
    }

    @Override
    public DomainKey read(int format, Document document) {
      return new DomainKey(
          document.text("domain"),
          Math.toIntExact(document.number("version")),
          new Sealed(document.bytes("sealed")));
    }
  }
}
