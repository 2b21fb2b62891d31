package io.keyrota.server.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.AccessKey;
import io.keyrota.rules.iam.SamlProvider;
import io.keyrota.rules.iam.ServiceSpecificCredential;
import io.keyrota.rules.iam.SigningCertificate;
import io.keyrota.rules.iam.SshPublicKey;
import io.keyrota.rules.iam.Tags;
import io.keyrota.rules.iam.UserCredentials;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.store.Document;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** What format 1 of the tables of users' further credentials looks like. */
class UserCredentialsGolden {
  private static final Instant MADE = Instant.ofEpochSecond(1_795_515_072);
  private static final long MILLIS = 1_795_515_072_000L;

  @Test
  void userCredentials() {
    UserCredentials row =
        new UserCredentials(
            List.of(
                new SshPublicKey("APKA1", "0f:7b", "ssh-rsa AAAA", AccessKey.Status.ACTIVE, MADE)),
            List.of(
                new SigningCertificate(
                    "CERT1", "ab12", "PEM", AccessKey.Status.INACTIVE, MADE, MADE.plusSeconds(1))),
            List.of(
                new ServiceSpecificCredential(
                    "ACCA1",
                    ServiceSpecificCredential.Service.BEDROCK,
                    "jane-at-111122223333",
                    AccessKey.Status.ACTIVE,
                    MADE,
                    Optional.of(MADE.plusSeconds(2)))));
    Document document =
        document(
            Map.entry(
                "sshPublicKeys",
                List.of(
                    document(
                        Map.entry("id", "APKA1"),
                        Map.entry("fingerprint", "0f:7b"),
                        Map.entry("body", "ssh-rsa AAAA"),
                        Map.entry("status", "Active"),
                        Map.entry("uploaded", MILLIS)))),
            Map.entry(
                "signingCertificates",
                List.of(
                    document(
                        Map.entry("id", "CERT1"),
                        Map.entry("fingerprint", "ab12"),
                        Map.entry("body", "PEM"),
                        Map.entry("status", "Inactive"),
                        Map.entry("uploaded", MILLIS),
                        Map.entry("statusChanged", MILLIS + 1000)))),
            Map.entry(
                "serviceSpecific",
                List.of(
                    document(
                        Map.entry("id", "ACCA1"),
                        Map.entry("service", "bedrock.amazonaws.com"),
                        Map.entry("name", "jane-at-111122223333"),
                        Map.entry("status", "Active"),
                        Map.entry("created", MILLIS),
                        Map.entry("expires", MILLIS + 2000)))));
    assertThat(UserCredentialsTable.TABLE.kind()).isEqualTo("user-credentials");
    assertThat(UserCredentialsTable.TABLE.write(row)).isEqualTo(document);
    assertThat(UserCredentialsTable.TABLE.read(1, document)).isEqualTo(row);
  }

  @Test
  void ownersOfSigningCertificates() {
    Document document = document(Map.entry("owner", "root"));
    assertThat(CertificateOwnerTable.TABLE.kind()).isEqualTo("signing-certificate-owner");
    assertThat(CertificateOwnerTable.TABLE.write(new CertificateOwner("root"))).isEqualTo(document);
    assertThat(CertificateOwnerTable.TABLE.read(1, document))
        .isEqualTo(new CertificateOwner("root"));
  }

  @Test
  void samlProviders() {
    SequencedMap<String, Sealed> keys = new LinkedHashMap<>();
    keys.put("SAMLK1", new Sealed(new byte[] {1, 2}));
    SealedSamlProvider row =
        new SealedSamlProvider(
            new SamlProvider(
                new AccountId("111122223333"),
                "corp",
                "SAMLSP1",
                "<xml/>",
                MADE,
                MADE.plusSeconds(1),
                new Tags(new LinkedHashMap<>(Map.of("a", "1"))),
                SamlProvider.Encryption.REQUIRED,
                List.of(new SamlProvider.Key("SAMLK1", MADE))),
            keys);
    Document document = SamlProviderTable.TABLE.write(row);
    assertThat(SamlProviderTable.TABLE.kind()).isEqualTo("saml-provider");
    assertThat(document.members())
        .containsExactly(
            Map.entry("account", "111122223333"),
            Map.entry("name", "corp"),
            Map.entry("uuid", "SAMLSP1"),
            Map.entry("metadata", "<xml/>"),
            Map.entry("created", MILLIS),
            Map.entry("validUntil", MILLIS + 1000),
            Map.entry("tags", document(Map.entry("a", "1"))),
            Map.entry("encryption", "Required"),
            Map.entry("keys", document.documents("keys")));
    assertThat(document.documents("keys").getFirst().text("id")).isEqualTo("SAMLK1");
    assertThat(document.documents("keys").getFirst().bytes("privateKey")).containsExactly(1, 2);
    SealedSamlProvider again = SamlProviderTable.TABLE.read(1, document);
    assertThat(again.provider()).isEqualTo(row.provider());
    assertThat(again.keys().keySet()).containsExactly("SAMLK1");
  }

  @SafeVarargs
  private static Document document(Map.Entry<String, Object>... members) {
    LinkedHashMap<String, Object> map = new LinkedHashMap<>();
    for (Map.Entry<String, Object> member : members) {
      map.put(member.getKey(), member.getValue());
    }
    return new Document(map);
  }
}
