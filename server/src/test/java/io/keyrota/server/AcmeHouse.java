package io.keyrota.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.SignedCalls.Reply;
import io.keyrota.testkit.FakeDns;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A house with an ACME endpoint: its domain {@code example.com}, at every depth, is proved, and a
 * role may request certificates for what is below it.
 */
final class AcmeHouse implements AutoCloseable {
  static final String TRUST =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
          + "\"Principal\":{\"Service\":\"acm.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";

  final Map<String, String> aliases = new ConcurrentHashMap<>();
  final Map<String, String> caa = new ConcurrentHashMap<>();
  final Set<String> silent = ConcurrentHashMap.newKeySet();
  final Indoors house;
  final SignedCalls root;
  final String endpointArn;
  final String roleArn;

  private final FakeDns dns = FakeDns.start(this::says);

  AcmeHouse(Path data) {
    house =
        Indoors.open(
            data,
            Indoors.Lot.at("2026-11-24T12:00:00Z"),
            "--clock",
            "rehearsal",
            "--dns.resolvers",
            "127.0.0.1:" + dns.port());
    root = house.root();
    roleArn = role("Host", TRUST);
    allow("Host", "acm:RequestCertificate", "acm:RevokeCertificate");
    endpointArn = endpoint("");
    prove(endpointArn, "example.com");
  }

  private FakeDns.Reply says(FakeDns.Question question) {
    String name = question.name();
    if (silent.contains(name)) {
      return FakeDns.Reply.rcode(FakeDns.SERVFAIL);
    }
    if (question.type() == FakeDns.CNAME && aliases.containsKey(name)) {
      return FakeDns.Reply.of(FakeDns.cname(name, aliases.get(name)));
    }
    if (question.type() == FakeDns.CAA && caa.containsKey(name)) {
      return FakeDns.Reply.of(FakeDns.caa(name, "issue", caa.get(name)));
    }
    return FakeDns.Reply.rcode(FakeDns.NXDOMAIN);
  }

  String role(String name, String trust) {
    Reply made = root.iam("CreateRole", "RoleName", name, "AssumeRolePolicyDocument", trust);
    assertThat(made.status()).as(made.body()).isEqualTo(200);
    return made.text("Arn");
  }

  void allow(String role, String... actions) {
    policy(
        role,
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\""
            + String.join("\",\"", actions)
            + "\"],\"Resource\":\"*\"}]}");
  }

  void policy(String role, String document) {
    assertThat(
            root.iam(
                    "PutRolePolicy",
                    "RoleName",
                    role,
                    "PolicyName",
                    "acme",
                    "PolicyDocument",
                    document)
                .status())
        .isEqualTo(200);
  }

  /** What was answered, which must be well. */
  Reply acm(String operation, String json) {
    Reply reply = root.acm(operation, json);
    assertThat(reply.status()).as(operation + ": " + reply.body()).isEqualTo(200);
    return reply;
  }

  /**
   * @param more members of the request, each with a comma before it
   */
  String endpoint(String more) {
    return acm(
            "CreateAcmeEndpoint",
            "{\"AuthorizationBehavior\":\"PRE_APPROVED\","
                + "\"CertificateAuthority\":{\"PublicCertificateAuthority\":{}}"
                + more
                + "}")
        .text("AcmeEndpointArn");
  }

  static String id(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  String begin(String endpoint, String domain, String scope) {
    return acm(
            "CreateAcmeDomainValidation",
            "{\"AcmeEndpointArn\":\"%s\",\"DomainName\":\"%s\",\"PrevalidationOptions\":{\"DnsPrevalidation\":{%s}}}"
                .formatted(endpoint, domain, scope))
        .text("AcmeDomainValidationArn");
  }

  Reply describe(String domainArn) {
    return acm(
        "DescribeAcmeDomainValidation",
        "{\"AcmeDomainValidationArn\":\"%s\"}".formatted(domainArn));
  }

  /** Sets the record that an answer tells. */
  void set(String domainArn) {
    Reply told = describe(domainArn);
    aliases.put(told.text("Name"), told.text("Value"));
  }

  /** A domain of which everything is proved. */
  String prove(String endpoint, String domain) {
    String arn =
        begin(
            endpoint,
            domain,
            "\"DomainScope\":{\"ExactDomain\":\"ENABLED\",\"Subdomains\":\"ENABLED\",\"Wildcards\":\"ENABLED\"}");
    set(arn);
    live("1m");
    assertThat(describe(arn).text("Status")).isEqualTo("VALID");
    return arn;
  }

  void live(String duration) {
    Reply advanced = root.keyrota("AdvanceClock", "{\"Duration\":\"%s\"}".formatted(duration));
    assertThat(advanced.status()).as(advanced.body()).isEqualTo(200);
  }

  /** A binding's ARN. */
  String bind(String endpoint, String role, String more) {
    return acm(
            "CreateAcmeExternalAccountBinding",
            "{\"AcmeEndpointArn\":\"%s\",\"RoleArn\":\"%s\"%s}".formatted(endpoint, role, more))
        .text("AcmeExternalAccountBindingArn");
  }

  Reply credentials(String binding) {
    return acm(
        "GetAcmeExternalAccountBindingCredentials",
        "{\"AcmeExternalAccountBindingArn\":\"%s\"}".formatted(binding));
  }

  AcmeClient client(String endpoint, KeyPair key) {
    return new AcmeClient(house.door(), "http://" + AcmeClient.HOST + "/acme/" + id(endpoint), key);
  }

  /** A client with an account of its own. */
  AcmeClient registered(KeyPair key) {
    return registered(endpointArn, roleArn, key);
  }

  AcmeClient registered(String endpoint, String role, KeyPair key) {
    Reply credentials = credentials(bind(endpoint, role, ""));
    AcmeClient client = client(endpoint, key);
    AcmeClient.Answer answer =
        client.register(credentials.text("KeyId"), credentials.text("MacKey"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return client;
  }

  /** The ARNs of certificates of ACME clients, oldest first. */
  List<String> certificates() {
    return new ArrayList<>(
        acm(
                "ListCertificates",
                "{\"CertificateKeyPairOrigins\":[\"ACME\"],\"Includes\":{\"keyTypes\":[\"RSA_2048\",\"EC_prime256v1\",\"EC_secp384r1\"]}}")
            .all("CertificateArn"));
  }

  /** The ARN of the client's certificate for a name that no other has. */
  String certificateFor(String name) {
    return certificates().stream()
        .filter(
            arn ->
                acm("DescribeCertificate", "{\"CertificateArn\":\"%s\"}".formatted(arn))
                    .text("DomainName")
                    .equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    house.close();
    dns.close();
  }
}
