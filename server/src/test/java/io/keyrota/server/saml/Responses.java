package io.keyrota.server.saml;

import static io.keyrota.server.iam.Refusals.refused;

import io.keyrota.rules.secret.Secret;
import io.keyrota.rules.sts.SamlAssertion;
import io.keyrota.server.aws.SamlProviders;
import io.keyrota.testkit.TestSamlProvider;
import io.keyrota.testkit.TestSamlResponse;
import java.time.Instant;
import java.util.List;

/** A provider as the room sees it, and responses of one that are judged by it. */
final class Responses {
  static final String PROVIDER = "arn:aws:iam::111122223333:saml-provider/corp";
  static final Instant NOW = Instant.parse("2026-11-24T10:11:12Z");

  private Responses() {}

  /** Whose metadata those are, without keys to decrypt with. */
  static SamlProviders.Provider trusting(String metadata) {
    return new SamlProviders.Provider(
        PROVIDER, "SAMLSPABC", metadata, Instant.MAX, false, List::of);
  }

  /** A good response, unsigned. */
  static String response() {
    return TestSamlResponse.of(NOW, "arn:aws:iam::111122223333:role/Saml", PROVIDER);
  }

  static SamlAssertion verified(String document, SamlProviders.Provider by) {
    try (Secret base64 = Secret.ofText(TestSamlProvider.base64(document))) {
      return new SamlResponses().verified(base64, by);
    }
  }

  static void refusedSignature(String document, SamlProviders.Provider by) {
    refused(() -> verified(document, by)).as("InvalidIdentityToken", "Response signature invalid");
  }

  static void refusedResponse(String document, SamlProviders.Provider by) {
    refused(() -> verified(document, by)).as("InvalidIdentityToken");
  }
}
