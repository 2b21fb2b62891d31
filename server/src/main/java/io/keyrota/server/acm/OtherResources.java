package io.keyrota.server.acm;

import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.rules.aws.Refusal;

/** Resources of ACM that are no certificates: those of ACME endpoints, of which there are none. */
final class OtherResources {
  private OtherResources() {}

  /** ValidationException for a certificate's ARN, else ResourceNotFoundException. */
  static Refusal absent(String arn) {
    return CertificateArn.parse(arn).isPresent()
        ? AcmRefusal.validation(
            "This action does not apply to certificates; use AddTagsToCertificate,"
                + " ListTagsForCertificate or RemoveTagsFromCertificate.")
        : AcmRefusal.notFoundResource(arn);
  }
}
