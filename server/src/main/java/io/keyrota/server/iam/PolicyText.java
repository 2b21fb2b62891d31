package io.keyrota.server.iam;

import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.policy.MalformedPolicy;
import io.keyrota.rules.policy.PolicyDocument;
import io.keyrota.rules.policy.PolicyKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Policy documents on their way in and out. */
final class PolicyText {

  private PolicyText() {}

  /**
   * The document of an identity's policy, or of a managed one.
   *
   * @throws io.keyrota.rules.aws.Refusal MalformedPolicyDocument
   */
  static String identity(String document) {
    try {
      return PolicyDocument.parse(document, PolicyKind.IDENTITY).text();
    } catch (MalformedPolicy malformed) {
      throw IamRefusal.malformedPolicy(malformed.message());
    }
  }

  /** As answers carry it: percent-encoded (RFC 3986). */
  static String answered(String document) {
    return URLEncoder.encode(document, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
