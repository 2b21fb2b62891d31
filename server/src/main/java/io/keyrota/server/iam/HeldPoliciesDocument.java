package io.keyrota.server.iam;

import io.keyrota.rules.iam.HeldPolicies;
import io.keyrota.server.store.Document;

/** A principal's policies as a part of its row. */
final class HeldPoliciesDocument {

  private HeldPoliciesDocument() {}

  static Document write(HeldPolicies policies) {
    return Document.builder()
        .put("inline", policies.inline())
        .put("attached", policies.attached())
        .put("boundary", policies.boundary())
        .build();
  }

  static HeldPolicies read(Document document) {
    return new HeldPolicies(
        document.map("inline"), document.texts("attached"), document.optionalText("boundary"));
  }
}
