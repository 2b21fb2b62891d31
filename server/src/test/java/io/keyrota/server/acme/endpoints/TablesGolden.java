package io.keyrota.server.acme.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.acm.AcmTags;
import io.keyrota.rules.acm.KeyAlgorithm;
import io.keyrota.rules.acme.AcmeAccount;
import io.keyrota.rules.acme.AcmeArn;
import io.keyrota.rules.acme.AcmeBinding;
import io.keyrota.rules.acme.AcmeDomain;
import io.keyrota.rules.acme.AcmeEndpoint;
import io.keyrota.rules.acme.AcmeOrder;
import io.keyrota.rules.acme.DomainScope;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.DocumentFormat;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What format 1 of the tables looks like, and that it is read for ever. */
class TablesGolden {
  private static final long MILLIS = 1_795_515_072_987L;
  private static final AcmeArn ENDPOINT =
      AcmeArn.endpoint(new AccountId("111122223333"), new Region("eu-central-1"), "e");
  private static final AcmTags TAGS = new AcmTags(new LinkedHashMap<>(Map.of("t", "u")));

  private static Instant at(int milliseconds) {
    return Instant.ofEpochMilli(MILLIS + milliseconds);
  }

  /** The document is what the row is written as, and what is read is the row. */
  private static <R extends Record> void keeps(
      Table<R> table, String kind, Document document, R row) {
    assertThat(table.kind()).isEqualTo(kind);
    assertThat(table.format()).isEqualTo(1);
    assertThat(DocumentFormat.encode(table.write(row))).isEqualTo(DocumentFormat.encode(document));
    assertThat(table.read(1, document)).isEqualTo(row);
  }

  private static Document.Builder head() {
    return Document.builder().put("account", "111122223333").put("region", "eu-central-1");
  }

  @Test
  void endpoints() {
    AcmeEndpoint row =
        new AcmeEndpoint(
            ENDPOINT,
            true,
            true,
            List.of(KeyAlgorithm.RSA_2048, KeyAlgorithm.EC_PRIME256V1),
            AcmTags.NONE,
            TAGS,
            1,
            2,
            3,
            "token",
            at(0),
            at(1));
    keeps(
        EndpointTable.TABLE,
        "acme-endpoint",
        head()
            .put("id", "e")
            .put("deleting", true)
            .put("contactRequired", true)
            .put("keyAlgorithms", List.of("RSA_2048", "EC_prime256v1"))
            .put("certificateTags", Map.of())
            .put("tags", Map.of("t", "u"))
            .put("domains", 1)
            .put("bindings", 2)
            .put("accounts", 3)
            .put("token", "token")
            .put("created", MILLIS)
            .put("updated", MILLIS + 1)
            .build(),
        row);
    assertThat(EndpointTable.TABLE.handle(row)).isEqualTo("e");
    assertThat(EndpointTable.TABLE.due(row)).isEqualTo(at(1));
    keeps(
        EndpointCountTable.TABLE,
        "acme-endpoint-count",
        Document.builder().put("endpoints", 4).build(),
        new EndpointCount(4));
  }

  @Test
  void domains() {
    AcmeDomain row =
        new AcmeDomain(
            ENDPOINT.child(AcmeArn.Kind.DOMAIN_VALIDATION, "d"),
            "example.com",
            new DomainScope(true, false, true),
            Optional.of("Z1"),
            AcmeDomain.Status.INVALID,
            Optional.of(AcmeDomain.Failure.TIMED_OUT),
            at(2),
            TAGS,
            "token",
            at(0),
            at(1),
            Optional.of(at(3)));
    keeps(
        DomainTable.TABLE,
        "acme-domain",
        head()
            .put("endpoint", "e")
            .put("id", "d")
            .put("domain", "example.com")
            .put("exact", true)
            .put("subdomains", false)
            .put("wildcards", true)
            .put("hostedZone", "Z1")
            .put("status", "INVALID")
            .put("failure", "TIMED_OUT")
            .put("since", MILLIS + 2)
            .put("tags", Map.of("t", "u"))
            .put("token", "token")
            .put("created", MILLIS)
            .put("updated", MILLIS + 1)
            .put("due", MILLIS + 3)
            .build(),
        row);
    assertThat(DomainTable.TABLE.owner(row)).isEqualTo("e");
    assertThat(DomainTable.TABLE.due(row)).isEqualTo(at(3));
  }

  @Test
  void bindings() {
    Binding row =
        new Binding(
            new AcmeBinding(
                ENDPOINT.child(AcmeArn.Kind.EXTERNAL_ACCOUNT_BINDING, "b"),
                "arn:role",
                "kid",
                TAGS,
                "token",
                at(0),
                at(1),
                Optional.of(at(2)),
                Optional.of(at(3)),
                Optional.of(at(4))),
            new Sealed(new byte[] {1, 2}));
    keeps(
        BindingTable.TABLE,
        "acme-binding",
        head()
            .put("endpoint", "e")
            .put("id", "b")
            .put("role", "arn:role")
            .put("keyId", "kid")
            .put("macKey", new byte[] {1, 2})
            .put("tags", Map.of("t", "u"))
            .put("token", "token")
            .put("created", MILLIS)
            .put("updated", MILLIS + 1)
            .put("expires", MILLIS + 2)
            .put("revoked", MILLIS + 3)
            .put("lastUsed", MILLIS + 4)
            .build(),
        row);
    assertThat(BindingTable.TABLE.owner(row)).isEqualTo("e");
    assertThat(BindingTable.TABLE.handle(row)).isEqualTo("kid");
  }

  @Test
  void accounts() {
    AcmeAccount row =
        new AcmeAccount(
            "a",
            ENDPOINT,
            ENDPOINT.child(AcmeArn.Kind.EXTERNAL_ACCOUNT_BINDING, "b"),
            "arn:role",
            "{}",
            "thumb",
            List.of("mailto:ops@example.com"),
            AcmeAccount.Status.DEACTIVATED,
            5,
            at(0));
    keeps(
        AccountTable.TABLE,
        "acme-account",
        head()
            .put("endpoint", "e")
            .put("id", "a")
            .put("binding", "b")
            .put("role", "arn:role")
            .put("key", "{}")
            .put("thumbprint", "thumb")
            .put("contacts", List.of("mailto:ops@example.com"))
            .put("status", "DEACTIVATED")
            .put("orders", 5)
            .put("created", MILLIS)
            .build(),
        row);
    assertThat(AccountTable.TABLE.owner(row)).isEqualTo("e");
    assertThat(AccountTable.TABLE.handle(row)).isEqualTo("e/thumb");
  }

  @Test
  void orders() {
    AcmeOrder row =
        new AcmeOrder(
            "o",
            "a",
            "e",
            List.of("example.com", "*.example.com"),
            List.of("example.com"),
            Optional.of("c"),
            Optional.of("k.s"),
            at(0),
            at(1));
    keeps(
        OrderTable.TABLE,
        "acme-order",
        Document.builder()
            .put("id", "o")
            .put("account", "a")
            .put("endpoint", "e")
            .put("names", List.of("example.com", "*.example.com"))
            .put("givenUp", List.of("example.com"))
            .put("certificate", "c")
            .put("replaces", "k.s")
            .put("created", MILLIS)
            .put("expires", MILLIS + 1)
            .build(),
        row);
    assertThat(OrderTable.TABLE.owner(row)).isEqualTo("a");
    assertThat(OrderTable.TABLE.due(row)).isEqualTo(at(1));
  }

  @Test
  void certificates() {
    Issued row =
        new Issued("k.s", "e", "a", "c", List.of("example.com"), at(0), at(1), Optional.of("o"));
    keeps(
        IssuedTable.TABLE,
        "acme-certificate",
        Document.builder()
            .put("name", "k.s")
            .put("endpoint", "e")
            .put("account", "a")
            .put("certificate", "c")
            .put("names", List.of("example.com"))
            .put("notBefore", MILLIS)
            .put("notAfter", MILLIS + 1)
            .put("replacedBy", "o")
            .build(),
        row);
    assertThat(IssuedTable.TABLE.due(row)).isEqualTo(at(1));
  }
}
