package io.keyrota.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.acm.AcmModel;
import io.keyrota.server.SignedCalls.Keys;
import io.keyrota.server.SignedCalls.Reply;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation of ACM: who has no permission is told so and changes nothing, and a certificate
 * of another account answers like one that does not exist.
 */
class AcmAccessTest {
  private static final String UNKNOWN = "UnknownOperationException";
  private static final String PASSPHRASE =
      Base64.getEncoder().encodeToString("secret".getBytes(US_ASCII));

  /** What is sent; {@code ARN} stands for a certificate's, {@code ENDPOINT} for an endpoint's. */
  private static final Map<String, String> INPUTS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("RequestCertificate", "{\"DomainName\":\"new.example.com\"}"),
              Map.entry("ListCertificates", "{}"),
              Map.entry("SearchCertificates", "{}"),
              Map.entry("GetAccountConfiguration", "{}"),
              Map.entry(
                  "PutAccountConfiguration",
                  "{\"ExpiryEvents\":{\"DaysBeforeExpiry\":7},\"IdempotencyToken\":\"t\"}"),
              Map.entry("DescribeCertificate", "{\"CertificateArn\":\"ARN\"}"),
              Map.entry("GetCertificate", "{\"CertificateArn\":\"ARN\"}"),
              Map.entry("DeleteCertificate", "{\"CertificateArn\":\"ARN\"}"),
              Map.entry("RenewCertificate", "{\"CertificateArn\":\"ARN\"}"),
              Map.entry("ListTagsForCertificate", "{\"CertificateArn\":\"ARN\"}"),
              Map.entry("ListCertificateDomainValidations", "{\"CertificateArn\":\"ARN\"}"),
              Map.entry(
                  "ExportCertificate",
                  "{\"CertificateArn\":\"ARN\",\"Passphrase\":\"" + PASSPHRASE + "\"}"),
              Map.entry(
                  "ImportCertificate",
                  "{\"CertificateArn\":\"ARN\",\"Certificate\":\"MA==\",\"PrivateKey\":\"MA==\"}"),
              Map.entry(
                  "RevokeCertificate",
                  "{\"CertificateArn\":\"ARN\",\"RevocationReason\":\"SUPERSEDED\"}"),
              Map.entry(
                  "ResendValidationEmail",
                  "{\"CertificateArn\":\"ARN\",\"Domain\":\"www.example.com\","
                      + "\"ValidationDomain\":\"example.com\"}"),
              Map.entry(
                  "UpdateCertificateOptions",
                  "{\"CertificateArn\":\"ARN\","
                      + "\"Options\":{\"CertificateTransparencyLoggingPreference\":\"ENABLED\"}}"),
              Map.entry(
                  "AddTagsToCertificate",
                  "{\"CertificateArn\":\"ARN\",\"Tags\":[{\"Key\":\"k\",\"Value\":\"v\"}]}"),
              Map.entry(
                  "RemoveTagsFromCertificate",
                  "{\"CertificateArn\":\"ARN\",\"Tags\":[{\"Key\":\"kept\"}]}"),
              Map.entry(
                  "CreateAcmeEndpoint",
                  "{\"AuthorizationBehavior\":\"PRE_APPROVED\",\"CertificateAuthority\":{\"PublicCertificateAuthority\":{}}}"),
              Map.entry("ListAcmeEndpoints", "{}"),
              Map.entry("DescribeAcmeEndpoint", "{\"AcmeEndpointArn\":\"ENDPOINT\"}"),
              Map.entry("UpdateAcmeEndpoint", "{\"AcmeEndpointArn\":\"ENDPOINT\"}"),
              Map.entry("DeleteAcmeEndpoint", "{\"AcmeEndpointArn\":\"ENDPOINT\"}"),
              Map.entry("ListAcmeDomainValidations", "{\"AcmeEndpointArn\":\"ENDPOINT\"}"),
              Map.entry("ListAcmeExternalAccountBindings", "{\"AcmeEndpointArn\":\"ENDPOINT\"}"),
              Map.entry("ListAcmeAccounts", "{\"AcmeEndpointArn\":\"ENDPOINT\"}"),
              Map.entry(
                  "CreateAcmeDomainValidation",
                  "{\"AcmeEndpointArn\":\"ENDPOINT\",\"DomainName\":\"new.example.com\",\"PrevalidationOptions\":{\"DnsPrevalidation\":{}}}"),
              Map.entry(
                  "CreateAcmeExternalAccountBinding",
                  "{\"AcmeEndpointArn\":\"ENDPOINT\",\"RoleArn\":\"arn:aws:iam::111122223333:role/Host\"}"),
              Map.entry(
                  "DescribeAcmeDomainValidation",
                  "{\"AcmeDomainValidationArn\":\"ENDPOINT/acme-domain-validation/12345678-1234-1234-1234-123456789012\"}"),
              Map.entry(
                  "UpdateAcmeDomainValidation",
                  "{\"AcmeDomainValidationArn\":\"ENDPOINT/acme-domain-validation/12345678-1234-1234-1234-123456789012\"}"),
              Map.entry(
                  "DeleteAcmeDomainValidation",
                  "{\"AcmeDomainValidationArn\":\"ENDPOINT/acme-domain-validation/12345678-1234-1234-1234-123456789012\"}"),
              Map.entry(
                  "DescribeAcmeExternalAccountBinding",
                  "{\"AcmeExternalAccountBindingArn\":\"ENDPOINT/acme-external-account-binding/12345678-1234-1234-1234-123456789012\"}"),
              Map.entry(
                  "GetAcmeExternalAccountBindingCredentials",
                  "{\"AcmeExternalAccountBindingArn\":\"ENDPOINT/acme-external-account-binding/12345678-1234-1234-1234-123456789012\"}"),
              Map.entry(
                  "RevokeAcmeExternalAccountBinding",
                  "{\"AcmeExternalAccountBindingArn\":\"ENDPOINT/acme-external-account-binding/12345678-1234-1234-1234-123456789012\"}"),
              Map.entry(
                  "DeleteAcmeExternalAccountBinding",
                  "{\"AcmeExternalAccountBindingArn\":\"ENDPOINT/acme-external-account-binding/12345678-1234-1234-1234-123456789012\"}"),
              Map.entry(
                  "DescribeAcmeAccount",
                  "{\"AcmeEndpointArn\":\"ENDPOINT\",\"AccountUrl\":\"http://x/acme/1/account/2\"}"),
              Map.entry(
                  "RevokeAcmeAccount",
                  "{\"AcmeEndpointArn\":\"ENDPOINT\",\"AccountUrl\":\"http://x/acme/1/account/2\"}"),
              Map.entry(
                  "TagResource",
                  "{\"ResourceArn\":\"ARN\",\"Tags\":[{\"Key\":\"k\",\"Value\":\"v\"}]}"),
              Map.entry("UntagResource", "{\"ResourceArn\":\"ARN\",\"TagKeys\":[\"kept\"]}"),
              Map.entry("ListTagsForResource", "{\"ResourceArn\":\"ARN\"}")));

  @TempDir static Path folder;
  private static Indoors house;
  private static SignedCalls root;
  private static SignedCalls nobody;
  private static SignedCalls stranger;
  private static String arn;
  private static String endpoint;

  @BeforeAll
  static void open() {
    house = Indoors.open(folder.resolve("data"), Indoors.Lot.at("2026-11-24T12:00:00Z"));
    root = house.root();
    root.iam("CreateUser", "UserName", "Nobody");
    nobody = house.as(Keys.of(root.iam("CreateAccessKey", "UserName", "Nobody")));
    stranger = house.as(Keys.of(root.keyrota("CreateAccount", "{\"AccountId\":\"444455556666\"}")));
    arn =
        root.acm(
                "RequestCertificate",
                "{\"DomainName\":\"www.example.com\",\"ValidationMethod\":\"DNS\","
                    + "\"KeyAlgorithm\":\"EC_prime256v1\","
                    + "\"Tags\":[{\"Key\":\"kept\",\"Value\":\"v\"}]}")
            .text("CertificateArn");
    endpoint =
        root.acm("CreateAcmeEndpoint", INPUTS.getOrDefault("CreateAcmeEndpoint", ""))
            .text("AcmeEndpointArn");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  static Set<String> all() {
    return INPUTS.keySet();
  }

  static List<String> ofOneCertificate() {
    return INPUTS.entrySet().stream()
        .filter(input -> input.getValue().contains("ARN"))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Reply ask(SignedCalls who, String operation, String certificate) {
    return who.acm(
        operation,
        INPUTS
            .getOrDefault(operation, "")
            .replace("ENDPOINT", endpoint)
            .replace("ARN", certificate));
  }

  /** Everything that may be seen of the account's certificates. */
  private static List<String> seen() {
    return List.of(
        root.acm("ListCertificates", "{\"Includes\":{\"keyTypes\":[\"EC_prime256v1\"]}}").body(),
        root.acm("ListCertificates", "{}").body(),
        ask(root, "DescribeCertificate", arn).body(),
        ask(root, "ListTagsForCertificate", arn).body(),
        ask(root, "ListAcmeEndpoints", arn).body(),
        ask(root, "DescribeAcmeEndpoint", arn).body(),
        ask(root, "ListAcmeDomainValidations", arn).body(),
        ask(root, "ListAcmeExternalAccountBindings", arn).body(),
        root.acm("GetAccountConfiguration", "{}").body());
  }

  @Test
  void theTableHasEveryOperationThatIsBuilt() {
    Set<String> built = new TreeSet<>();
    for (String operation : AcmModel.SERVICE.operations().keySet()) {
      if (!nobody.acm(operation, "{}").code().equals(UNKNOWN)) {
        built.add(operation);
      }
    }
    assertThat(all()).containsExactlyElementsOf(built);
  }

  @ParameterizedTest
  @MethodSource("all")
  void whoHasNoPermissionIsToldSoAndChangesNothing(String operation) {
    List<String> before = seen();
    Reply answer = ask(nobody, operation, arn);
    assertThat(answer.code()).isEqualTo("AccessDeniedException");
    assertThat(answer.body()).contains("user/Nobody", "acm:");
    assertThat(seen()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("ofOneCertificate")
  void anotherAccountsCertificateIsNotThere(String operation) {
    List<String> before = seen();
    String none = arn.substring(0, arn.length() - 12) + "000000000000";
    Reply foreign = ask(stranger, operation, arn);
    Reply absent = ask(stranger, operation, none);
    assertThat(absent.status()).isEqualTo(400);
    assertThat(foreign.code()).isEqualTo(absent.code());
    assertThat(foreign.body().replace(arn, none)).isEqualTo(absent.body());
    assertThat(seen()).isEqualTo(before);
  }

  static List<String> ofOneEndpoint() {
    return INPUTS.entrySet().stream()
        .filter(input -> input.getValue().contains("ENDPOINT"))
        .map(Map.Entry::getKey)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("ofOneEndpoint")
  void anotherAccountsEndpointIsNotThere(String operation) {
    List<String> before = seen();
    String none = endpoint.substring(0, endpoint.length() - 12) + "000000000000";
    String input = INPUTS.getOrDefault(operation, "");
    Reply foreign = stranger.acm(operation, input.replace("ENDPOINT", endpoint));
    Reply absent = stranger.acm(operation, input.replace("ENDPOINT", none));
    assertThat(foreign.status()).isEqualTo(absent.status());
    assertThat(foreign.body().replace(endpoint, none)).isEqualTo(absent.body());
    assertThat(seen()).isEqualTo(before);
  }

  @Test
  void listsHoldTheSignersCertificatesAlone() {
    for (String list : List.of("ListCertificates", "SearchCertificates", "ListAcmeEndpoints")) {
      assertThat(ask(stranger, list, "").status()).isEqualTo(200);
      assertThat(ask(stranger, list, "").body()).doesNotContain("certificate/", "acme-endpoint/");
    }
  }
}
