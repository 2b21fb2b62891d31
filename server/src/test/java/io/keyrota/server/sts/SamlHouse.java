package io.keyrota.server.sts;

import io.keyrota.models.iam.CreateRoleRequest;
import io.keyrota.models.iam.CreateSAMLProviderRequest;
import io.keyrota.models.iam.GetSAMLProviderRequest;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.UpdateSAMLProviderRequest;
import io.keyrota.models.sts.AssumeRoleWithSAMLRequest;
import io.keyrota.models.sts.AssumeRoleWithSAMLResponse;
import io.keyrota.models.sts.StsModel;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Credentials.Found;
import io.keyrota.server.iam.RoomHarness;
import io.keyrota.server.iam.RoomHarness.Signer;
import io.keyrota.testkit.TestSamlProvider;
import io.keyrota.testkit.TestSamlResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/**
 * An account with a provider of SAML and a role that trusts it; what the provider says is changed
 * as texts and signed afterwards.
 */
abstract class SamlHouse {
  static final String ROLE = "arn:aws:iam::111122223333:role/Saml";
  static final String PROVIDER = "arn:aws:iam::111122223333:saml-provider/corp";
  static final Instant NOW = Instant.parse("2026-11-24T10:11:12Z");
  static final String DENIED = "Not authorized to perform sts:AssumeRoleWithSAML";
  static final TestSamlProvider IDP = TestSamlProvider.rsa(2048);

  final RoomHarness rooms = new RoomHarness();

  @BeforeEach
  void trust() {
    rooms.call(
        rooms.root,
        IamModel.createSAMLProvider(),
        new CreateSAMLProviderRequest(IDP.metadata(), "corp", null, null, null));
    role("Saml", "\"saml:aud\":\"https://signin.aws.amazon.com/saml\"");
  }

  static String pem(TestSamlProvider of) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(of.keys().getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  String uuid() {
    return Objects.requireNonNull(
        rooms
            .call(rooms.root, IamModel.getSAMLProvider(), new GetSAMLProviderRequest(PROVIDER))
            .samlProviderUUID());
  }

  static String response() {
    return TestSamlResponse.of(NOW, ROLE, PROVIDER);
  }

  static String recipient(String url) {
    return response()
        .replace("Recipient=\"https://signin.aws.amazon.com/saml\"", "Recipient=\"" + url + "\"");
  }

  static String audience(String named) {
    return response().replace("urn:amazon:webservices", named);
  }

  static String until(int seconds) {
    return response()
        .replace(
            "<saml:AuthnStatement ",
            "<saml:AuthnStatement SessionNotOnOrAfter=\"" + NOW.plusSeconds(seconds) + "\" ");
  }

  long lives(String response, @Nullable Integer seconds) {
    return Duration.between(NOW, session(assume(ROLE, PROVIDER, response, null, seconds)).expires())
        .toSeconds();
  }

  void update(String metadata) {
    rooms.call(
        rooms.root,
        IamModel.updateSAMLProvider(),
        new UpdateSAMLProviderRequest(metadata, PROVIDER, null, null, null));
  }

  void role(String name, String condition) {
    role(name, condition, "\"sts:AssumeRoleWithSAML\"");
  }

  void role(String name, String condition, String actions) {
    rooms.call(
        rooms.root,
        IamModel.createRole(),
        new CreateRoleRequest(
            null,
            name,
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{"
                + "\"Federated\":\""
                + PROVIDER
                + "\"},\"Action\":["
                + actions
                + "],\"Condition\":{\"StringEquals\":{"
                + condition
                + "}}}]}",
            null,
            null,
            null,
            null));
  }

  AssumeRoleWithSAMLResponse assume(String response) {
    return assume(ROLE, PROVIDER, response, null, null);
  }

  AssumeRoleWithSAMLResponse assume(String role, String response) {
    return assume(
        ROLE.replace("Saml", role),
        PROVIDER,
        response.replace("/Saml,", "/" + role + ","),
        null,
        null);
  }

  AssumeRoleWithSAMLResponse assume(
      String role,
      String provider,
      String response,
      @Nullable String policy,
      @Nullable Integer seconds) {
    return send(role, provider, IDP.signed(response, TestSamlResponse.ASSERTION), policy, seconds);
  }

  AssumeRoleWithSAMLResponse send(String document) {
    return send(ROLE, PROVIDER, document, null, null);
  }

  AssumeRoleWithSAMLResponse send(String role, String document) {
    return send(ROLE.replace("Saml", role), PROVIDER, document, null, null);
  }

  AssumeRoleWithSAMLResponse send(
      String role,
      String provider,
      String document,
      @Nullable String policy,
      @Nullable Integer seconds) {
    return rooms.unsigned(
        StsModel.assumeRoleWithSAML(),
        new AssumeRoleWithSAMLRequest(
            role,
            provider,
            Secret.ofText(TestSamlProvider.base64(document)),
            null,
            policy,
            seconds,
            null));
  }

  Caller.Session session(AssumeRoleWithSAMLResponse made) {
    Signer signer = Signer.of(made.credentials());
    return ((Found.Usable) rooms.find(signer)).caller().session().orElseThrow();
  }
}
