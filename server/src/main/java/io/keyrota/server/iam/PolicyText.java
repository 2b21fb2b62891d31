package io.keyrota.server.iam;

import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.json.JsonText;
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
    if (!JsonText.isObject(document)) {
      throw IamRefusal.malformedPolicy("Syntax errors in policy.");
    }
    return document;
  }

  /** As answers carry it: percent-encoded (RFC 3986). */
  static String answered(String document) {
    return URLEncoder.encode(document, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
