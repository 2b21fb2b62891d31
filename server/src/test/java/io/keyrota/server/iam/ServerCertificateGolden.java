package io.keyrota.server.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.ServerCertificate;
import io.keyrota.rules.iam.Tags;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.DocumentFormat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each format of server certificates looks like, and that it is read for ever. */
class ServerCertificateGolden {
  private static final Instant UPLOADED = Instant.ofEpochSecond(1_795_515_072);
  private static final byte[] SEALED = {1, 2, 3};

  private static Document.Builder first() {
    return Document.builder()
        .put("account", "111122223333")
        .put("path", "/web/")
        .put("name", "Www")
        .put("certificateId", "ASCAWWW")
        .put("uploaded", 1_795_515_072_000L)
        .put("expires", 1_795_515_073_000L)
        .put("body", "leaf")
        .put("chain", "issuer")
        .put("tags", Map.of("t", "u"))
        .put("privateKey", SEALED);
  }

  private static SealedServerCertificate row(List<ServerCertificate.Use> uses) {
    return new SealedServerCertificate(
        new ServerCertificate(
            new AccountId("111122223333"),
            "/web/",
            "Www",
            "ASCAWWW",
            UPLOADED,
            UPLOADED.plusSeconds(1),
            "leaf",
            "issuer",
            Tags.NONE.with(List.of(new Tags.Tag("t", "u"))),
            uses),
        new Sealed(SEALED));
  }

  @Test
  void certificatesThatNobodyServed() {
    assertThat(ServerCertificateTable.TABLE.read(1, first().build())).isEqualTo(row(List.of()));
  }

  @Test
  void certificatesThatAreServed() {
    Document second =
        first()
            .putDocuments(
                "uses",
                List.of(
                    Document.builder().put("user", "balancer").put("place", "listener").build()))
            .build();
    SealedServerCertificate row = row(List.of(new ServerCertificate.Use("balancer", "listener")));
    assertThat(ServerCertificateTable.TABLE.kind()).isEqualTo("server-certificate");
    assertThat(ServerCertificateTable.TABLE.format()).isEqualTo(2);
    assertThat(ServerCertificateTable.TABLE.read(2, second)).isEqualTo(row);
    assertThat(DocumentFormat.encode(ServerCertificateTable.TABLE.write(row)))
        .isEqualTo(DocumentFormat.encode(second));
    assertThat(ServerCertificateTable.TABLE.handle(row)).isEqualTo("ASCAWWW");
    assertThat(ServerCertificateTable.key(row.certificate())).isEqualTo("www");
  }
}
