package io.keyrota.server.audit;

import java.util.Optional;

/**
 * A thing that a request used or changed, as CloudTrail lists it under {@code resources}.
 *
 * @param type CloudFormation's name, for example {@code AWS::KMS::Key}
 * @param version which of the thing's versions was used: a KMS key's material
 */
public record Resource(String type, String arn, Optional<String> version) {

  /** The account in the ARN. */
  String account() {
    int before = -1;
    for (int colon = 0; colon < 4; colon++) {
      before = arn.indexOf(':', before + 1);
      if (before < 0) {
        return "";
      }
    }
    int after = arn.indexOf(':', before + 1);
    return after < 0 ? "" : arn.substring(before + 1, after);
  }
}
