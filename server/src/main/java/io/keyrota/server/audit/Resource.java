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
    String[] parts = arn.split(":", 6);
    return parts.length == 6 ? parts[4] : "";
  }
}
