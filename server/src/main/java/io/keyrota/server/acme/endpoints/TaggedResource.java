package io.keyrota.server.acme.endpoints;

import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.rules.acm.AcmTags;
import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.rules.acme.AcmeArn;
import io.keyrota.rules.aws.Permission;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resource of ACM other than a certificate, as the tagging operations name it; certificates have
 * operations of their own, as AWS's documentation says.
 */
final class TaggedResource {
  private final String text;
  private final Optional<Named<Named.Tagged>> named;

  private TaggedResource(String text, Optional<Named<Named.Tagged>> named) {
    this.text = text;
    this.named = named;
  }

  static TaggedResource of(Request request, String text, Snapshot seen) {
    return new TaggedResource(text, AcmeArn.parse(text).map(arn -> Named.any(request, arn, seen)));
  }

  Permission permission(String action, Map<String, List<String>> conditions) {
    return named
        .map(it -> it.permission(action, conditions))
        .orElseGet(() -> new Permission(action, text, conditions));
  }

  AcmTags tags() {
    return need().tags();
  }

  /**
   * The resource.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationException for a certificate's ARN,
   *     ResourceNotFoundException
   */
  Named.Tagged need() {
    if (CertificateArn.parse(text).isPresent()) {
      throw AcmRefusal.validation(
          "This action does not apply to certificates; use AddTagsToCertificate,"
              + " ListTagsForCertificate or RemoveTagsFromCertificate.");
    }
    return named.orElseThrow(() -> AcmRefusal.notFoundResource(text)).need();
  }
}
