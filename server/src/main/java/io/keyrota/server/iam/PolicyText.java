package io.keyrota.server.iam;

import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.policy.MalformedPolicy;
import io.keyrota.rules.policy.PolicyDocument;
import io.keyrota.rules.policy.PolicyKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Policy documents on their way in and out. */
final class PolicyText {

  private PolicyText() {}

  /**
   * The document of an inline policy of an identity.
   *
   * @throws io.keyrota.rules.aws.Refusal MalformedPolicyDocument
   */
  static String identity(String document) {
    return read(() -> PolicyDocument.parse(document, PolicyKind.IDENTITY));
  }

  /**
   * The document of a version of a managed policy.
   *
   * @throws io.keyrota.rules.aws.Refusal MalformedPolicyDocument, also for an older version of the
   *     language than 2012-10-17 and for none
   */
  static String managed(String document) {
    return read(() -> PolicyDocument.parseManaged(document));
  }

  private static String read(Supplier<PolicyDocument> document) {
    try {
      return document.get().text();
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
