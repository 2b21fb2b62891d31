package io.keyrota.server.acm;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.DocumentFormat;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What format 1 of tables looks like, and that it is read for ever. */
class TablesGolden {
  private static final long MILLIS = 1_795_515_072_987L;
  private static final Instant AT = Instant.ofEpochMilli(MILLIS);

  /** The document is what the row is written as, and what is read is written so again. */
  private static <R extends Record> R same(Table<R> table, String kind, Document document, R row) {
    assertThat(table.format()).isEqualTo(1);
    return sameAsEver(table, kind, document, row);
  }

  /** The same of a table whose first format is read like a newer one. */
  private static <R extends Record> R sameAsEver(
      Table<R> table, String kind, Document document, R row) {
    assertThat(table.kind()).isEqualTo(kind);
    byte[] bytes = DocumentFormat.encode(document);
    assertThat(DocumentFormat.encode(table.write(row))).isEqualTo(bytes);
    R read = table.read(1, document);
    assertThat(DocumentFormat.encode(table.write(read))).isEqualTo(bytes);
    return read;
  }

  @Test
  void domainChecks() {
    Document document =
        Document.builder()
            .put("certificate", "c")
            .put("domain", "example.com")
            .put("due", MILLIS)
            .build();
    DomainCheck row = new DomainCheck("c", "example.com", AT);
    assertThat(same(DomainCheckTable.TABLE, "certificate-check", document, row)).isEqualTo(row);
    assertThat(DomainCheckTable.TABLE.due(row)).isEqualTo(AT);
  }

  @Test
  void bodies() {
    Document document =
        Document.builder()
            .put("id", "c")
            .put("version", 3)
            .put("certificate", "PEM")
            .put("chain", "PEM2")
            .put("sealedKey", new byte[] {1, 2})
            .build();
    CertificateBody row =
        new CertificateBody("c", 3, "PEM", "PEM2", Optional.of(new Sealed(new byte[] {1, 2})));
    assertThat(sameAsEver(CertificateBodyTable.TABLE, "certificate-body", document, row))
        .isEqualTo(row);
    assertThat(CertificateBodyTable.TABLE.format()).isEqualTo(2);
    Document without =
        Document.builder()
            .put("id", "c")
            .put("version", 1)
            .put("certificate", "PEM")
            .put("chain", "PEM2")
            .build();
    CertificateBody ofClient = new CertificateBody("c", 1, "PEM", "PEM2", Optional.empty());
    assertThat(CertificateBodyTable.TABLE.read(2, without)).isEqualTo(ofClient);
    assertThat(DocumentFormat.encode(CertificateBodyTable.TABLE.write(ofClient)))
        .isEqualTo(DocumentFormat.encode(without));
  }

  @Test
  void upstreamOrders() {
    Document document =
        Document.builder()
            .put("certificate", "c")
            .put("names", List.of("example.com", "*.example.com"))
            .put("csr", new byte[] {3})
            .put("sealedKey", new byte[] {1, 2})
            .put("order", "https://ca/order/1")
            .put("challenges", List.of("_acme-challenge.example.com."))
            .put("failures", 2)
            .put("since", MILLIS)
            .put("due", MILLIS + 1)
            .build();
    UpstreamOrder row =
        new UpstreamOrder(
            "c",
            List.of("example.com", "*.example.com"),
            new byte[] {3},
            new Sealed(new byte[] {1, 2}),
            Optional.of("https://ca/order/1"),
            List.of("_acme-challenge.example.com."),
            2,
            AT,
            AT.plusMillis(1));
    UpstreamOrder read = same(UpstreamOrderTable.TABLE, "certificate-order", document, row);
    assertThat(read.order()).isEqualTo(row.order());
    assertThat(UpstreamOrderTable.TABLE.due(read)).isEqualTo(AT.plusMillis(1));
  }

  @Test
  void upstreamRevocations() {
    Document document =
        Document.builder()
            .put("serial", "ab")
            .put("certificate", "PEM")
            .put("reason", 4)
            .put("failures", 1)
            .put("due", MILLIS)
            .build();
    UpstreamRevocation row = new UpstreamRevocation("ab", "PEM", 4, 1, AT);
    assertThat(same(UpstreamRevocationTable.TABLE, "certificate-revocation", document, row))
        .isEqualTo(row);
    assertThat(UpstreamRevocationTable.TABLE.due(row)).isEqualTo(AT);
  }

  @Test
  void challenges() {
    Document document =
        Document.builder()
            .put("name", "_acme-challenge.example.com.")
            .put("certificates", List.of("c", "d"))
            .put("values", List.of("one", "two"))
            .build();
    DnsChallenge row =
        new DnsChallenge(
            "_acme-challenge.example.com.",
            List.of(new DnsChallenge.Value("c", "one"), new DnsChallenge.Value("d", "two")));
    assertThat(same(DnsChallengeTable.TABLE, "dns-challenge", document, row)).isEqualTo(row);
  }
}
