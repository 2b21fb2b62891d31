package io.keyrota.server.pki;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.store.Document;
import io.keyrota.server.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What format 1 of each table looks like, and that it is read for ever. */
class TablesGolden {
  private static final long MILLIS = 1_795_515_072_987L;
  private static final Instant AT = Instant.ofEpochMilli(MILLIS);
  private static final String ID = "ab".repeat(20);

  @Test
  void authorities() {
    keeps(
        AuthorityTable.TABLE,
        "authority-certificate",
        new AuthorityCertificate(ID, "arn:key", "pem", "chain", Optional.of("cd"), 3),
        document(
            Map.entry("id", ID),
            Map.entry("key", "arn:key"),
            Map.entry("certificate", "pem"),
            Map.entry("chain", "chain"),
            Map.entry("parent", "cd"),
            Map.entry("revocations", 3L)));
  }

  @Test
  void theCurrentAuthority() {
    keeps(
        CurrentAuthorityTable.TABLE,
        "current-authority",
        new CurrentAuthority(ID),
        document(Map.entry("issuer", ID)));
  }

  @Test
  void issuedCertificates() {
    IssuedCertificate issued = new IssuedCertificate("4f", ID, AT, Optional.empty());
    keeps(
        IssuedTable.TABLE,
        "issued-certificate",
        issued,
        document(
            Map.entry("serial", "4f"), Map.entry("issuer", ID), Map.entry("notAfter", MILLIS)));
    assertThat(IssuedTable.TABLE.due(issued)).isEqualTo(AT.plus(Duration.ofDays(7)));
    assertThat(IssuedTable.TABLE.owner(issued)).isNull();
    IssuedCertificate revoked = issued.revoked(AT, 4);
    keeps(
        IssuedTable.TABLE,
        "issued-certificate",
        revoked,
        document(
            Map.entry("serial", "4f"),
            Map.entry("issuer", ID),
            Map.entry("notAfter", MILLIS),
            Map.entry("revoked", MILLIS),
            Map.entry("reason", 4L)));
    assertThat(IssuedTable.TABLE.owner(revoked)).isEqualTo(ID);
  }

  private static <R extends Record> void keeps(
      Table<R> table, String kind, R row, Document document) {
    assertThat(table.kind()).isEqualTo(kind);
    assertThat(table.format()).isEqualTo(1);
    assertThat(table.write(row)).isEqualTo(document);
    assertThat(table.read(1, document)).isEqualTo(row);
  }

  @SafeVarargs
  private static Document document(Map.Entry<String, ?>... members) {
    LinkedHashMap<String, Object> all = new LinkedHashMap<>();
    for (Map.Entry<String, ?> member : members) {
      all.put(member.getKey(), member.getValue());
    }
    return new Document(all);
  }
}
