package io.keyrota.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.SignedCalls.Reply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ACM's operations on ACME endpoints and what belongs to them. */
class AcmeManagementTest {
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

  private static String code(String operation, String json) {
    return acme.root.acm(operation, json).code();
  }

  private static String named(String endpoint, String more) {
    return "{\"AcmeEndpointArn\":\"" + endpoint + "\"" + more + "}";
  }

  @Test
  void anEndpointIsMadeDescribedChangedAndTaggedAndGoes() {
    String token = ",\"IdempotencyToken\":\"once\"";
    String tags = ",\"Tags\":[{\"Key\":\"team\",\"Value\":\"web\"}]";
    String ofCertificates = ",\"CertificateTags\":[{\"Key\":\"from\",\"Value\":\"acme\"}]";
    String arn = acme.endpoint(token + tags + ofCertificates);
    assertThat(acme.endpoint(token + tags + ofCertificates)).isEqualTo(arn);
    assertThat(
            code(
                "CreateAcmeEndpoint",
                "{\"AuthorizationBehavior\":\"PRE_APPROVED\",\"Contact\":\"REQUIRED\","
                    + "\"CertificateAuthority\":{\"PublicCertificateAuthority\":{}},"
                    + "\"IdempotencyToken\":\"once\"}"))
        .isEqualTo("ConflictException");
    Reply told = acme.acm("DescribeAcmeEndpoint", named(arn, ""));
    assertThat(told.text("Contact")).isEqualTo("NOT_REQUIRED");
    assertThat(told.text("AuthorizationBehavior")).isEqualTo("PRE_APPROVED");
    assertThat(told.body()).contains("RSA_2048", "EC_prime256v1", "EC_secp384r1", "\"from\"");
    acme.acm("UpdateAcmeEndpoint", named(arn, ",\"Contact\":\"REQUIRED\""));
    assertThat(acme.acm("DescribeAcmeEndpoint", named(arn, "")).text("Contact"))
        .isEqualTo("REQUIRED");
    String resource = "{\"ResourceArn\":\"" + arn + "\"";
    acme.acm("TagResource", resource + ",\"Tags\":[{\"Key\":\"more\"}]}");
    assertThat(acme.acm("ListTagsForResource", resource + "}").all("Key"))
        .containsExactly("more", "team");
    acme.acm("UntagResource", resource + ",\"TagKeys\":[\"team\",\"none\"]}");
    assertThat(acme.acm("ListTagsForResource", resource + "}").all("Key")).containsExactly("more");
    acme.acm("DeleteAcmeEndpoint", named(arn, ""));
    assertThat(acme.acm("DescribeAcmeEndpoint", named(arn, "")).text("Status"))
        .isEqualTo("DELETING");
    assertThat(code("UpdateAcmeEndpoint", named(arn, ""))).isEqualTo("ConflictException");
    acme.live("1m");
    assertThat(code("DescribeAcmeEndpoint", named(arn, ""))).isEqualTo("ResourceNotFoundException");
    // Deleted is deleted.
    acme.acm("DeleteAcmeEndpoint", named(arn, ""));
  }

  @Test
  void aDomainIsProvedByItsRecordAlone() {
    String arn = acme.begin(acme.endpointArn, "slow.example.net", "");
    Reply told = acme.describe(arn);
    assertThat(told.text("Status")).isEqualTo("VALIDATING");
    assertThat(told.text("PrevalidationType")).isEqualTo("DNS_PREVALIDATION");
    assertThat(told.text("ExactDomain")).isEqualTo("ENABLED");
    assertThat(told.text("Subdomains")).isEqualTo("DISABLED");
    assertThat(told.text("Type")).isEqualTo("CNAME");
    acme.live("1h");
    assertThat(acme.describe(arn).text("Status")).isEqualTo("VALIDATING");
    acme.live("72h");
    assertThat(acme.describe(arn).text("Status")).isEqualTo("INVALID");
    assertThat(acme.describe(arn).text("Reason")).isEqualTo("TIMED_OUT");
    acme.set(arn);
    acme.acm("UpdateAcmeDomainValidation", "{\"AcmeDomainValidationArn\":\"" + arn + "\"}");
    acme.live("1m");
    assertThat(acme.describe(arn).text("Status")).isEqualTo("VALID");
    // A resolver that does not answer takes nothing away.
    acme.silent.add(told.text("Name"));
    acme.live("5d");
    assertThat(acme.describe(arn).text("Status")).isEqualTo("VALID");
    acme.silent.clear();
    assertThat(
            acme.root
                .acm(
                    "CreateAcmeDomainValidation",
                    named(
                        acme.endpointArn,
                        ",\"DomainName\":\"slow.example.net\","
                            + "\"PrevalidationOptions\":{\"DnsPrevalidation\":{}}"))
                .code())
        .isEqualTo("ConflictException");
    acme.acm("DeleteAcmeDomainValidation", "{\"AcmeDomainValidationArn\":\"" + arn + "\"}");
    assertThat(
            code("DescribeAcmeDomainValidation", "{\"AcmeDomainValidationArn\":\"" + arn + "\"}"))
        .isEqualTo("ResourceNotFoundException");
  }

  @Test
  void aRecordIsSetInAHostedZoneByTheAskersOwnPermission() {
    SignedCalls root = acme.root;
    String zone =
        root.route53(
                "POST",
                "/2013-04-01/hostedzone",
                "<CreateHostedZoneRequest xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\">"
                    + "<Name>zoned.example</Name><CallerReference>one</CallerReference>"
                    + "</CreateHostedZoneRequest>")
            .text("Id")
            .replace("/hostedzone/", "");
    String arn =
        acme.begin(acme.endpointArn, "www.zoned.example", "\"HostedZoneId\":\"" + zone + "\"");
    assertThat(acme.describe(arn).text("HostedZoneId")).isEqualTo(zone);
    acme.live("1m");
    assertThat(acme.describe(arn).text("Status")).isEqualTo("VALID");
    String elsewhere =
        acme.begin(acme.endpointArn, "www.other.example", "\"HostedZoneId\":\"" + zone + "\"");
    assertThat(acme.describe(elsewhere).text("Reason")).isEqualTo("DOMAIN_MISMATCH");
    String nowhere =
        acme.begin(acme.endpointArn, "w3.zoned.example", "\"HostedZoneId\":\"ZNOTHERE\"");
    assertThat(acme.describe(nowhere).text("Reason")).isEqualTo("HOSTED_ZONE_NOT_FOUND");
    root.iam("CreateUser", "UserName", "NoZones");
    root.iam(
        "PutUserPolicy",
        "UserName",
        "NoZones",
        "PolicyName",
        "p",
        "PolicyDocument",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"acm:*\",\"Resource\":\"*\"}]}");
    SignedCalls user =
        acme.house.as(SignedCalls.Keys.of(root.iam("CreateAccessKey", "UserName", "NoZones")));
    String denied =
        user.acm(
                "CreateAcmeDomainValidation",
                named(
                    acme.endpointArn,
                    ",\"DomainName\":\"w4.zoned.example\",\"PrevalidationOptions\":{"
                        + "\"DnsPrevalidation\":{\"HostedZoneId\":\""
                        + zone
                        + "\"}}"))
            .text("AcmeDomainValidationArn");
    assertThat(acme.describe(denied).text("Reason")).isEqualTo("ACCESS_DENIED");
  }

  @Test
  void whatCanProveNothingIsRefusedOrInvalid() {
    String options = ",\"PrevalidationOptions\":{\"DnsPrevalidation\":{%s}}";
    for (String domain : List.of("localhost", "a..example.com", "192.0.2.1")) {
      assertThat(
              code(
                  "CreateAcmeDomainValidation",
                  named(
                      acme.endpointArn,
                      ",\"DomainName\":\"" + domain + "\"" + options.formatted(""))))
          .as(domain)
          .isEqualTo("ValidationException");
    }
    assertThat(
            code(
                "CreateAcmeDomainValidation",
                named(
                    acme.endpointArn,
                    ",\"DomainName\":\"none.example.com\""
                        + options.formatted("\"DomainScope\":{\"ExactDomain\":\"DISABLED\"}"))))
        .isEqualTo("ValidationException");
    String suffix = acme.begin(acme.endpointArn, "co.uk", "");
    assertThat(acme.describe(suffix).text("Reason")).isEqualTo("INVALID_PUBLIC_DOMAIN");
    String amazons = acme.begin(acme.endpointArn, "app.cloudfront.net", "");
    assertThat(acme.describe(amazons).text("Reason")).isEqualTo("DOMAIN_NOT_ALLOWED");
  }

  @Test
  void aBindingWantsARoleThatTrustsAcmAndThatMayBePassed() {
    String stranger =
        acme.role("Stranger", AcmeHouse.TRUST.replace("acm.amazonaws.com", "ec2.amazonaws.com"));
    String create = "CreateAcmeExternalAccountBinding";
    assertThat(code(create, named(acme.endpointArn, ",\"RoleArn\":\"" + stranger + "\"")))
        .isEqualTo("ValidationException");
    assertThat(code(create, named(acme.endpointArn, ",\"RoleArn\":\"" + acme.roleArn + "None\"")))
        .isEqualTo("ValidationException");
    acme.root.iam("CreateUser", "UserName", "Binder");
    acme.root.iam(
        "PutUserPolicy",
        "UserName",
        "Binder",
        "PolicyName",
        "p",
        "PolicyDocument",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"acm:*\",\"Resource\":\"*\"}]}");
    SignedCalls binder =
        acme.house.as(SignedCalls.Keys.of(acme.root.iam("CreateAccessKey", "UserName", "Binder")));
    Reply denied =
        binder.acm(create, named(acme.endpointArn, ",\"RoleArn\":\"" + acme.roleArn + "\""));
    assertThat(denied.code()).isEqualTo("AccessDeniedException");
    assertThat(denied.body()).contains("iam:PassRole");
  }

  @Test
  void aBindingsKeyIsHandedOutAndLiesNowhereInTheClear() throws Exception {
    String once = ",\"IdempotencyToken\":\"binding\"";
    String arn = acme.bind(acme.endpointArn, acme.roleArn, once);
    assertThat(acme.bind(acme.endpointArn, acme.roleArn, once)).isEqualTo(arn);
    Reply credentials = acme.credentials(arn);
    assertThat(acme.credentials(arn).body()).isEqualTo(credentials.body());
    byte[] key = Base64.getUrlDecoder().decode(credentials.text("MacKey"));
    assertThat(key).hasSize(32);
    assertThat(credentials.text("MacKey")).doesNotStartWith("-");
    String binding = "{\"AcmeExternalAccountBindingArn\":\"" + arn + "\"}";
    Reply told = acme.acm("DescribeAcmeExternalAccountBinding", binding);
    assertThat(told.text("RoleArn")).isEqualTo(acme.roleArn);
    assertThat(told.body()).doesNotContain("LastUsedAt");
    AcmeClient client = acme.client(acme.endpointArn, AcmeClient.ec("secp256r1"));
    assertThat(client.register(credentials.text("KeyId"), credentials.text("MacKey")).status())
        .isEqualTo(201);
    assertThat(acme.acm("DescribeAcmeExternalAccountBinding", binding).body())
        .contains("LastUsedAt");
    assertThat(acme.acm("ListAcmeExternalAccountBindings", named(acme.endpointArn, "")).body())
        .contains(arn);
    acme.acm("RevokeAcmeExternalAccountBinding", binding);
    assertThat(code("RevokeAcmeExternalAccountBinding", binding)).isEqualTo("ConflictException");
    String text = credentials.text("MacKey");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(content.contains(text)).as("%s", file).isFalse();
        assertThat(content.contains(new String(key, StandardCharsets.ISO_8859_1)))
            .as("%s", file)
            .isFalse();
      }
    }
  }

  @Test
  void listsComeByPages() {
    String endpoint = acme.endpoint("");
    for (int i = 0; i < 5; i++) {
      acme.begin(endpoint, "n" + i + ".example.net", "");
    }
    Reply first = acme.acm("ListAcmeDomainValidations", named(endpoint, ",\"MaxResults\":3"));
    assertThat(first.all("DomainName")).hasSize(3);
    Reply second =
        acme.acm(
            "ListAcmeDomainValidations",
            named(endpoint, ",\"NextToken\":\"" + first.text("NextToken") + "\""));
    assertThat(second.all("DomainName"))
        .hasSize(2)
        .doesNotContainAnyElementsOf(first.all("DomainName"));
    assertThat(second.body()).doesNotContain("NextToken");
    assertThat(code("ListAcmeDomainValidations", named(endpoint, ",\"NextToken\":\"x\"")))
        .isEqualTo("ValidationException");
  }

  @Test
  void certificatesAreForgottenAYearAfterTheirEnd() {
    AcmeClient client = acme.registered(AcmeClient.ec("secp256r1"));
    client.obtain(AcmeClient.ec("secp256r1"), "forgotten.example.com");
    String arn = acme.certificateFor("forgotten.example.com");
    String named = "{\"CertificateArn\":\"" + arn + "\"}";
    acme.live("199d");
    assertThat(acme.acm("DescribeCertificate", named).text("Status")).isEqualTo("EXPIRED");
    acme.live("363d");
    assertThat(acme.acm("DescribeCertificate", named).text("Status")).isEqualTo("EXPIRED");
    acme.live("3d");
    assertThat(code("DescribeCertificate", named)).isEqualTo("ResourceNotFoundException");
  }
}
