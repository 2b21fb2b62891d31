package io.keyrota.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.testkit.TestIssuer;
import io.keyrota.testkit.TestSamlProvider;
import io.keyrota.testkit.TestSamlResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/** Roles as the AWS SDK and the AWS command line, both unmodified, take them. */
class RolesAcceptance {
  @TempDir static Path folder;

  private static final TestIssuer ISSUER = new TestIssuer();
  private static RunningServer server;
  private static Clients root;
  private static AccessKey alice;
  private static String account;

  @BeforeAll
  static void start() {
    server =
        RunningServer.start(
            folder.resolve("data"), "--openid.issuer", TestIssuer.HOST + "=" + ISSUER.origin());
    root = Clients.root(server);
    try (StsClient sts = root.sts();
        IamClient iam = root.iam()) {
      account = sts.getCallerIdentity().account();
      iam.createUser(r -> r.userName("Alice"));
      alice = iam.createAccessKey(r -> r.userName("Alice")).accessKey();
      iam.createRole(
          r ->
              r.roleName("Deploy")
                  .assumeRolePolicyDocument(
                      trust(
                          "\"AWS\":\"arn:aws:iam::" + account + ":user/Alice\"",
                          "sts:AssumeRole")));
      iam.attachRolePolicy(
          r -> r.roleName("Deploy").policyArn("arn:aws:iam::aws:policy/AdministratorAccess"));
    }
  }

  @AfterAll
  static void stop() {
    server.close();
    ISSUER.close();
  }

  @Test
  void aUserTakesARoleAndASmallerSession() {
    try (StsClient sts = root.as(alice).sts();
        IamClient iam = root.iam()) {
      AssumeRoleResponse taken =
          sts.assumeRole(
              r ->
                  r.roleArn(role("Deploy"))
                      .roleSessionName("run-1")
                      .policy(
                          "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                              + "\"Action\":\"iam:ListRoles\",\"Resource\":\"*\"}]}"));
      assertThat(taken.packedPolicySize()).isPositive();
      Clients session = root.as(taken.credentials());
      try (IamClient small = session.iam();
          StsClient who = session.sts()) {
        assertThat(who.getCallerIdentity().arn())
            .isEqualTo("arn:aws:sts::" + account + ":assumed-role/Deploy/run-1");
        assertThat(small.listRoles().roles()).isNotEmpty();
        assertThatThrownBy(small::listUsers)
            .isInstanceOf(IamException.class)
            .hasMessageContaining("because no session policy allows the iam:ListUsers action");
      }
      assertThat(iam.getRole(r -> r.roleName("Deploy")).role().roleLastUsed().lastUsedDate())
          .isNotNull();
    }
    try (StsClient sts = root.sts()) {
      assertThatThrownBy(
              () -> sts.assumeRole(r -> r.roleArn(role("Deploy")).roleSessionName("run-1")))
          .isInstanceOf(StsException.class)
          .hasMessageContaining("Roles may not be assumed by root accounts.");
    }
  }

  @Test
  void theCommandLineTakesARoleByAProfile() throws Exception {
    Assumptions.assumeTrue(Aws.installed(), "no aws command line");
    Path credentials = folder.resolve("credentials");
    Path config = folder.resolve("config");
    Files.writeString(
        credentials,
        "[alice]\naws_access_key_id = "
            + alice.accessKeyId()
            + "\naws_secret_access_key = "
            + alice.secretAccessKey()
            + "\n");
    Files.writeString(
        config,
        "[profile alice]\nregion = eu-central-1\n[profile deploy]\nregion = eu-central-1\n"
            + "role_arn = "
            + role("Deploy")
            + "\nsource_profile = alice\nrole_session_name = cli\n");
    assertThat(identity(credentials, config, "deploy"))
        .isEqualTo("arn:aws:sts::" + account + ":assumed-role/Deploy/cli");
  }

  @Test
  void theCommandLineTakesARoleByATokenFile() throws Exception {
    Assumptions.assumeTrue(Aws.installed(), "no aws command line");
    String provider = "arn:aws:iam::" + account + ":oidc-provider/" + TestIssuer.HOST;
    try (IamClient iam = root.iam()) {
      iam.createOpenIDConnectProvider(
          r -> r.url(ISSUER.url()).clientIDList("app").thumbprintList("0".repeat(40)));
      iam.createRole(
          r ->
              r.roleName("Web")
                  .assumeRolePolicyDocument(
                      trust("\"Federated\":\"" + provider + "\"", "sts:AssumeRoleWithWebIdentity")
                          .replace(
                              "}]}",
                              ",\"Condition\":{\"StringEquals\":{\"issuer.test:sub\":"
                                  + "\"bob-1234\"}}}]}")));
    }
    long now = Instant.now().getEpochSecond();
    Path token = folder.resolve("token");
    Files.writeString(
        token,
        ISSUER.token(
            "ES256",
            "{\"iss\":\"https://issuer.test\",\"aud\":\"app\",\"sub\":\"bob-1234\",\"iat\":"
                + now
                + ",\"exp\":"
                + (now + 600)
                + "}"));
    Path config = folder.resolve("web-config");
    Files.writeString(
        config,
        "[profile web]\nregion = eu-central-1\nrole_arn = "
            + role("Web")
            + "\nweb_identity_token_file = "
            + token
            + "\nrole_session_name = pod\n");
    assertThat(identity(folder.resolve("none"), config, "web"))
        .isEqualTo("arn:aws:sts::" + account + ":assumed-role/Web/pod");
  }

  @Test
  void theCommandLineTakesARoleByASamlResponse() throws Exception {
    Assumptions.assumeTrue(Aws.installed(), "no aws command line");
    TestSamlProvider idp = TestSamlProvider.rsa(2048);
    String provider = "arn:aws:iam::" + account + ":saml-provider/corp";
    try (IamClient iam = root.iam()) {
      iam.createSAMLProvider(r -> r.name("corp").samlMetadataDocument(idp.metadata()));
      iam.createRole(
          r ->
              r.roleName("Saml")
                  .assumeRolePolicyDocument(
                      trust("\"Federated\":\"" + provider + "\"", "sts:AssumeRoleWithSAML")
                          .replace(
                              "}]}",
                              ",\"Condition\":{\"StringEquals\":{\"SAML:aud\":"
                                  + "\"https://signin.aws.amazon.com/saml\"}}}]}")));
    }
    Path response = folder.resolve("saml-response");
    Files.writeString(
        response,
        TestSamlProvider.base64(
            idp.signed(
                TestSamlResponse.of(Instant.now(), role("Saml"), provider),
                TestSamlResponse.ASSERTION)));
    Shell shell =
        new Shell()
            .with("AWS_ENDPOINT_URL", server.endpoint().uri().toString())
            .with("AWS_DEFAULT_REGION", "eu-central-1");
    Shell.Ran taken =
        shell.run(
            "aws sts assume-role-with-saml --role-arn "
                + role("Saml")
                + " --principal-arn "
                + provider
                + " --saml-assertion file://"
                + response
                + " --query '[Subject,SubjectType,Audience,Credentials.AccessKeyId,"
                + "Credentials.SecretAccessKey,Credentials.SessionToken]' --output text");
    assertThat(taken.exit()).as(taken.err()).isZero();
    String[] told = taken.out().strip().split("\t", -1);
    assertThat(told)
        .startsWith("bob-1234", "persistent", "https://signin.aws.amazon.com/saml")
        .hasSize(6);
    Shell.Ran who =
        shell
            .with("AWS_ACCESS_KEY_ID", told[3])
            .with("AWS_SECRET_ACCESS_KEY", told[4])
            .with("AWS_SESSION_TOKEN", told[5])
            .run("aws sts get-caller-identity --query Arn --output text");
    assertThat(who.exit()).as(who.err()).isZero();
    assertThat(who.out().strip())
        .isEqualTo("arn:aws:sts::" + account + ":assumed-role/Saml/bob@example.com");
  }

  private static String role(String name) {
    return "arn:aws:iam::" + account + ":role/" + name;
  }

  private static String trust(String principal, String action) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{"
        + principal
        + "},\"Action\":\""
        + action
        + "\"}]}";
  }

  private static String identity(Path credentials, Path config, String profile) {
    Shell.Ran ran =
        new Shell()
            .with("AWS_SHARED_CREDENTIALS_FILE", credentials.toString())
            .with("AWS_CONFIG_FILE", config.toString())
            .with("AWS_ENDPOINT_URL", server.endpoint().uri().toString())
            .run("aws --profile " + profile + " sts get-caller-identity --query Arn --output text");
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran.out().strip();
  }
}
