package io.keyrota.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.json.Json;
import io.keyrota.server.AcmeClient.Answer;
import io.keyrota.server.SignedCalls.Reply;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client of ACME can do, from the directory to the end of its account (RFC 8555). */
class AcmeProtocolTest {
  @TempDir static Path folder;
  private static AcmeHouse acme;

  @BeforeAll
  static void open() {
    acme = new AcmeHouse(folder.resolve("data"));
  }

  @AfterAll
  static void close() {
    acme.close();
  }

  private static X509Certificate leaf(String pem) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(AcmeClient.leaf(pem)));
  }

  @Test
  void theDirectoryTellsEverythingAndWantsABinding() {
    AcmeClient client = acme.client(acme.endpointArn, AcmeClient.ec("secp256r1"));
    Answer directory = client.get("GET", client.url("directory"));
    assertThat(directory.status()).isEqualTo(200);
    for (String each :
        List.of("newNonce", "newAccount", "newOrder", "revokeCert", "keyChange", "renewalInfo")) {
      assertThat(directory.json().text(each).orElse("")).startsWith(client.endpoint + "/");
    }
    assertThat(directory.text()).contains("\"externalAccountRequired\":true");
    assertThat(client.get("GET", client.url("new-nonce")).status()).isEqualTo(204);
    assertThat(client.get("HEAD", client.url("new-nonce")).status()).isEqualTo(200);
    assertThat(client.get("DELETE", client.url("directory")).status()).isEqualTo(405);
    assertThat(client.get("DELETE", client.url("directory")).header("Allow"))
        .isEqualTo("GET, HEAD, POST");
    assertThat(client.get("PUT", client.url("renewal-info/a.a")).header("Allow"))
        .isEqualTo("GET, HEAD");
    assertThat(client.get("GET", client.url("nothing")).status()).isEqualTo(404);
    Reply told =
        acme.acm(
            "DescribeAcmeEndpoint", "{\"AcmeEndpointArn\":\"%s\"}".formatted(acme.endpointArn));
    assertThat(told.text("EndpointUrl"))
        .endsWith("/acme/" + AcmeHouse.id(acme.endpointArn) + "/directory");
    assertThat(told.text("Status")).isEqualTo("ACTIVE");
  }

  @Test
  void aNonceGoesToWhoAsksForOneOrHasSpentOne() {
    AcmeClient client = acme.client(acme.endpointArn, AcmeClient.ec("secp256r1"));
    for (String open : List.of("directory", "renewal-info/AAAA.AAAA", "nothing", "new-order")) {
      assertThat(client.get("GET", client.url(open)).header("Replay-Nonce")).as(open).isEmpty();
    }
    assertThat(client.get("GET", client.url("new-nonce")).header("Replay-Nonce")).isNotEmpty();
    assertThat(client.get("HEAD", client.url("new-nonce")).header("Replay-Nonce")).isNotEmpty();
    assertThat(client.ask(client.url("nothing"), "").header("Replay-Nonce")).isNotEmpty();
  }

  @Test
  void whatEverybodyMayReadIsReadWithASignatureToo() {
    AcmeClient client = acme.registered(AcmeClient.ec("secp256r1"));
    Answer directory = client.ask(client.url("directory"), "");
    assertThat(directory.status()).isEqualTo(200);
    assertThat(directory.text()).isEqualTo(client.get("GET", client.url("directory")).text());
    assertThat(client.ask(client.url("new-nonce"), "").status()).isEqualTo(204);
    assertThat(client.ask(client.url("directory"), "{}").problem()).isEqualTo("malformed");
  }

  static Stream<KeyPair> keys() {
    return Stream.of(
        AcmeClient.ec("secp256r1"),
        AcmeClient.ec("secp384r1"),
        AcmeClient.rsa(2048),
        AcmeClient.ed25519());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aClientOfEachAlgorithmObtainsACertificateOfItsOwnKey(KeyPair key) throws Exception {
    AcmeClient client = acme.registered(key);
    KeyPair own = AcmeClient.ec("secp256r1");
    Answer order = client.order("www.example.com", "*.example.com");
    assertThat(order.status()).as(order.text()).isEqualTo(201);
    assertThat(order.json().text("status")).contains("ready");
    assertThat(order.header("Location")).startsWith(client.endpoint + "/order/");
    for (String each : order.texts("authorizations")) {
      Answer authorization = client.ask(each, "");
      assertThat(authorization.json().text("status")).contains("valid");
    }
    Answer done = client.finish(order, own, "www.example.com", "*.example.com");
    assertThat(done.json().text("status")).as(done.text()).contains("valid");
    Answer chain = client.ask(done.json().text("certificate").orElseThrow(), "");
    assertThat(chain.header("Content-Type")).isEqualTo("application/pem-certificate-chain");
    X509Certificate certificate = leaf(chain.text());
    assertThat(certificate.getPublicKey()).isEqualTo(own.getPublic());
    assertThat(certificate.getSubjectAlternativeNames()).hasSize(2);
    assertThat(client.ask(order.header("Location"), "").json().text("status")).contains("valid");
    assertThat(client.ask(client.account + "/orders", "").text())
        .contains(order.header("Location"));
  }

  @Test
  void theCertificateIsOneOfAcmsAndIsToldOfInTheTrail() {
    AcmeClient client = acme.registered(AcmeClient.ec("secp256r1"));
    String pem = client.obtain(AcmeClient.ec("secp384r1"), "trail.example.com");
    String arn = acme.certificateFor("trail.example.com");
    Reply told = acme.acm("DescribeCertificate", "{\"CertificateArn\":\"%s\"}".formatted(arn));
    assertThat(told.text("DomainName")).isEqualTo("trail.example.com");
    assertThat(told.text("CertificateKeyPairOrigin")).isEqualTo("ACME");
    assertThat(told.text("KeyAlgorithm")).isEqualTo("EC_secp384r1");
    assertThat(told.text("AcmeEndpointArn")).isEqualTo(acme.endpointArn);
    assertThat(client.account).endsWith("/account/" + told.text("AcmeAccountId"));
    assertThat(told.text("RenewalEligibility")).isEqualTo("INELIGIBLE");
    assertThat(acme.acm("GetCertificate", "{\"CertificateArn\":\"%s\"}".formatted(arn)).body())
        .contains(pem.substring(0, pem.indexOf("-----END")).replace("\n", "\\n"));
    // Not among those that are listed where nothing is said.
    assertThat(
            acme.acm("ListCertificates", "{\"Includes\":{\"keyTypes\":[\"EC_secp384r1\"]}}").body())
        .doesNotContain(arn);
    assertThat(
            acme.root.acm("DeleteCertificate", "{\"CertificateArn\":\"%s\"}".formatted(arn)).code())
        .isEqualTo("ConflictException");
    assertThat(
            acme.root
                .acm(
                    "ExportCertificate",
                    "{\"CertificateArn\":\"%s\",\"Passphrase\":\"c2VjcmV0\"}".formatted(arn))
                .code())
        .isEqualTo("ValidationException");
    Reply trail = acme.root.keyrota("LookupTrail", "{\"MaxItems\":1000}");
    assertThat(trail.body())
        .contains("AcmeNewAccount", "AcmeNewOrder", "AcmeFinalizeOrder", "192.0.2.7", arn)
        .contains("assumed-role/Host/" + told.text("AcmeAccountId"));
  }

  @Test
  void anAccountIsFoundAgainByItsKey() {
    AcmeClient client = acme.registered(AcmeClient.ec("secp256r1"));
    Answer again = client.askByKey(client.url("new-account"), "{\"onlyReturnExisting\":true}");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.header("Location")).isEqualTo(client.account);
    AcmeClient other = acme.client(acme.endpointArn, AcmeClient.ec("secp256r1"));
    assertThat(other.askByKey(other.url("new-account"), "{\"onlyReturnExisting\":true}").problem())
        .isEqualTo("accountDoesNotExist");
    Reply listed =
        acme.acm("ListAcmeAccounts", "{\"AcmeEndpointArn\":\"%s\"}".formatted(acme.endpointArn));
    assertThat(listed.body()).contains(AcmeClient.thumbprint(client.key));
    Reply described =
        acme.acm(
            "DescribeAcmeAccount",
            "{\"AcmeEndpointArn\":\"%s\",\"AccountUrl\":\"%s\"}"
                .formatted(acme.endpointArn, client.account));
    assertThat(described.text("PublicKeyThumbprint")).isEqualTo(AcmeClient.thumbprint(client.key));
    assertThat(described.body()).contains("mailto:ops@example.com");
  }

  @Test
  void anAccountChangesItsContactsAndEnds() {
    AcmeClient client = acme.registered(AcmeClient.ec("secp256r1"));
    String url = client.account;
    assertThat(client.ask(url, "{\"contact\":[\"mailto:new@example.com\"]}").text())
        .contains("mailto:new@example.com");
    assertThat(client.ask(url, "{\"contact\":[\"tel:+1\"]}").problem())
        .isEqualTo("unsupportedContact");
    assertThat(client.ask(url, "{\"contact\":[\"mailto:a@b.example?cc=c@d.example\"]}").problem())
        .isEqualTo("invalidContact");
    assertThat(client.ask(url, "").text()).contains("mailto:new@example.com");
    assertThat(client.ask(url, "{\"status\":\"deactivated\"}").json().text("status"))
        .contains("deactivated");
    assertThat(client.order("www.example.com").problem()).isEqualTo("unauthorized");
    assertThat(client.askByKey(client.url("new-account"), "{}").problem())
        .isEqualTo("unauthorized");
  }

  @Test
  void anAccountThatIsRevokedOrdersNothing() {
    AcmeClient client = acme.registered(AcmeClient.ec("secp256r1"));
    String named =
        "{\"AcmeEndpointArn\":\"%s\",\"AccountUrl\":\"%s\"}"
            .formatted(acme.endpointArn, client.account);
    acme.acm("RevokeAcmeAccount", named);
    assertThat(client.order("www.example.com").problem()).isEqualTo("unauthorized");
    assertThat(acme.acm("DescribeAcmeAccount", named).text("Status")).isEqualTo("REVOKED");
    assertThat(acme.root.acm("RevokeAcmeAccount", named).code()).isEqualTo("ConflictException");
  }

  @Test
  void aKeyIsChangedByBothKeys() {
    AcmeClient client = acme.registered(AcmeClient.ec("secp256r1"));
    KeyPair next = AcmeClient.rsa(2048);
    String url = client.url("key-change");
    String inner =
        AcmeClient.jws(
            next,
            "{\"alg\":\"RS256\",\"jwk\":%s,\"url\":\"%s\"}".formatted(AcmeClient.jwk(next), url),
            "{\"account\":\"%s\",\"oldKey\":%s}"
                .formatted(client.account, AcmeClient.jwk(client.key)));
    assertThat(client.ask(url, inner).status()).isEqualTo(200);
    // The old key is nobody's.
    assertThat(client.ask(client.account, "").problem()).isEqualTo("badSignatureAlgorithm");
    AcmeClient changed = acme.client(acme.endpointArn, next);
    changed.account = client.account;
    assertThat(changed.ask(client.account, "").status()).isEqualTo(200);
    // The key is taken now.
    AcmeClient other = acme.registered(AcmeClient.ec("secp256r1"));
    String again =
        AcmeClient.jws(
            next,
            "{\"alg\":\"RS256\",\"jwk\":%s,\"url\":\"%s\"}".formatted(AcmeClient.jwk(next), url),
            "{\"account\":\"%s\",\"oldKey\":%s}"
                .formatted(other.account, AcmeClient.jwk(other.key)));
    Answer taken = other.ask(url, again);
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.header("Location")).isEqualTo(client.account);
    assertThat(other.ask(url, inner).problem()).isEqualTo("malformed");
  }

  @Test
  void aCertificateIsRevokedByItsAccountAndByItsKey() {
    AcmeClient client = acme.registered(AcmeClient.ec("secp256r1"));
    String pem = client.obtain(AcmeClient.ec("secp256r1"), "revoke1.example.com");
    String arn = acme.certificateFor("revoke1.example.com");
    String body =
        "{\"certificate\":\"" + AcmeClient.base64(AcmeClient.leaf(pem)) + "\",\"reason\":%s}";
    String url = client.url("revoke-cert");
    assertThat(client.ask(url, body.formatted("2")).problem()).isEqualTo("badRevocationReason");
    assertThat(client.ask(url, body.formatted("1")).status()).isEqualTo(200);
    assertThat(client.ask(url, body.formatted("1")).problem()).isEqualTo("alreadyRevoked");
    Reply told = acme.acm("DescribeCertificate", "{\"CertificateArn\":\"%s\"}".formatted(arn));
    assertThat(told.text("Status")).isEqualTo("REVOKED");
    assertThat(told.text("RevocationReason")).isEqualTo("KEY_COMPROMISE");

    KeyPair own = AcmeClient.ec("secp256r1");
    String second = client.obtain(own, "revoke2.example.com");
    String payload = "{\"certificate\":\"" + AcmeClient.base64(AcmeClient.leaf(second)) + "\"}";
    AcmeClient stranger = acme.client(acme.endpointArn, AcmeClient.ec("secp256r1"));
    assertThat(stranger.askByKey(url, payload).problem()).isEqualTo("unauthorized");
    AcmeClient keyHolder = acme.client(acme.endpointArn, own);
    assertThat(keyHolder.askByKey(url, payload).status()).isEqualTo(200);
    assertThat(
            acme.acm(
                    "DescribeCertificate",
                    "{\"CertificateArn\":\"%s\"}"
                        .formatted(acme.certificateFor("revoke2.example.com")))
                .text("Status"))
        .isEqualTo("REVOKED");
  }

  private static String renewalName(X509Certificate certificate) {
    byte[] extension = certificate.getExtensionValue("2.5.29.35");
    // OCTET STRING, SEQUENCE, [0]: the key identifier is what is left.
    byte[] key = Arrays.copyOfRange(extension, 6, 6 + (extension[5] & 255));
    return AcmeClient.base64(key)
        + "."
        + AcmeClient.base64(certificate.getSerialNumber().toByteArray());
  }

  @Test
  void renewalInformationSaysWhenAndAReplacementEndsIt() throws Exception {
    AcmeClient client = acme.registered(AcmeClient.ec("secp256r1"));
    X509Certificate first = leaf(client.obtain(AcmeClient.ec("secp256r1"), "ari.example.com"));
    String name = renewalName(first);
    String url = client.url("renewal-info/" + name);
    Answer info = client.get("GET", url);
    assertThat(info.status()).as(info.text()).isEqualTo(200);
    assertThat(info.header("Retry-After")).isEqualTo("21600");
    Json.Obj window = (Json.Obj) info.json().member("suggestedWindow").orElseThrow();
    Instant start = Instant.parse(window.text("start").orElseThrow());
    Instant end = Instant.parse(window.text("end").orElseThrow());
    Instant notAfter = first.getNotAfter().toInstant();
    assertThat(start).isBefore(end);
    assertThat(start).isEqualTo(notAfter.minus(Duration.ofDays(45)));
    assertThat(end).isBefore(notAfter);

    String replacing = "{%s,\"replaces\":\"%s\"}";
    Answer order =
        client.ask(
            client.url("new-order"),
            replacing.formatted(AcmeClient.identifiers("ari.example.com"), name));
    assertThat(order.json().text("replaces")).contains(name);
    String again = replacing.formatted(AcmeClient.identifiers("ari.example.com"), name);
    assertThat(client.ask(client.url("new-order"), again).problem()).isEqualTo("alreadyReplaced");
    String authorization = order.texts("authorizations").getFirst();
    assertThat(client.ask(authorization, "{\"status\":\"deactivated\"}").status()).isEqualTo(200);
    order = client.ask(client.url("new-order"), again);
    assertThat(order.status()).as(order.text()).isEqualTo(201);
    assertThat(
            client
                .ask(
                    client.url("new-order"),
                    replacing.formatted(AcmeClient.identifiers("other.example.com"), name))
                .problem())
        .isEqualTo("malformed");
    assertThat(client.finish(order, AcmeClient.ec("secp256r1"), "ari.example.com").status())
        .isEqualTo(200);
    Answer late = client.ask(client.url("new-order"), again);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.problem()).isEqualTo("alreadyReplaced");
    assertThat(client.get("GET", client.url("renewal-info/AAAA.AAAA")).status()).isEqualTo(404);
    assertThat(client.get("GET", client.url("renewal-info/nothing")).problem())
        .isEqualTo("malformed");
  }

  @Test
  void whatIsNotCoveredIsRejectedNameByName() {
    AcmeClient client = acme.registered(AcmeClient.ec("secp256r1"));
    Answer one = client.order("www.example.org");
    assertThat(one.problem()).isEqualTo("rejectedIdentifier");
    Answer two = client.order("www.example.com", "www.example.org", "www.example.net");
    assertThat(two.problem()).isEqualTo("compound");
    assertThat(two.text()).contains("www.example.org", "www.example.net");
    assertThat(
            client
                .ask(
                    client.url("new-order"),
                    "{\"identifiers\":[{\"type\":\"ip\",\"value\":\"192.0.2.1\"}]}")
                .problem())
        .isEqualTo("unsupportedIdentifier");
    assertThat(client.order("192.0.2.1").problem()).isEqualTo("rejectedIdentifier");
  }

  @Test
  void theRoleDecidesForWhichNames() {
    String role = acme.role("Narrow", AcmeHouse.TRUST);
    acme.policy(
        "Narrow",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Action\":\"acm:RequestCertificate\",\"Resource\":\"*\",\"Condition\":{"
            + "\"ForAllValues:StringLike\":{\"acm:DomainNames\":\"*.in.example.com\"},"
            + "\"StringEquals\":{\"acm:KeyAlgorithm\":\"EC_secp384r1\"}}}]}");
    AcmeClient client = acme.registered(acme.endpointArn, role, AcmeClient.ec("secp256r1"));
    assertThat(client.order("a.out.example.com").problem()).isEqualTo("unauthorized");
    Answer order = client.order("a.in.example.com");
    assertThat(order.status()).isEqualTo(201);
    assertThat(client.finish(order, AcmeClient.ec("secp256r1"), "a.in.example.com").problem())
        .isEqualTo("unauthorized");
    assertThat(client.finish(order, AcmeClient.ec("secp384r1"), "a.in.example.com").status())
        .isEqualTo(200);
    // A role that is gone lets nothing through.
    acme.root.iam("DeleteRolePolicy", "RoleName", "Narrow", "PolicyName", "acme");
    acme.root.iam("DeleteRole", "RoleName", "Narrow");
    assertThat(client.order("a.in.example.com").problem()).isEqualTo("unauthorized");
  }

  @Test
  void aRequestMayNameItsNameInTheSubjectAlone() {
    AcmeClient client = acme.registered(AcmeClient.ec("secp256r1"));
    KeyPair key = AcmeClient.rsa(2048);
    Answer order = client.order("cn.example.com");
    assertThat(client.finish(order, Csr.of(key, key, "CN.example.com", List.of(), false)).status())
        .isEqualTo(200);
  }

  @Test
  void aCertificateWithoutANameThatIsShortEnoughHasAnEmptySubject() throws Exception {
    AcmeClient client = acme.registered(AcmeClient.ec("secp256r1"));
    String name = "a".repeat(60) + ".example.com";
    X509Certificate leaf = leaf(client.obtain(AcmeClient.ec("secp256r1"), name));
    assertThat(leaf.getSubjectX500Principal().getName()).isEmpty();
    assertThat(leaf.getSubjectAlternativeNames()).containsExactly(List.of(2, name));
    assertThat(leaf.getCriticalExtensionOIDs()).contains("2.5.29.17");
  }

  @Test
  void anAuthorizationThatIsGivenUpEndsItsOrder() {
    AcmeClient client = acme.registered(AcmeClient.ec("secp256r1"));
    Answer order = client.order("give.example.com");
    String authorization = order.texts("authorizations").getFirst();
    assertThat(client.ask(authorization, "{\"status\":\"deactivated\"}").json().text("status"))
        .contains("deactivated");
    assertThat(client.finish(order, AcmeClient.ec("secp256r1"), "give.example.com").problem())
        .isEqualTo("orderNotReady");
  }
}
