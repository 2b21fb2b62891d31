package io.keyrota.server.iam;

import io.keyrota.rules.iam.PolicyUsage;
import io.keyrota.rules.iam.PrincipalKind;

/** That a principal uses a managed policy: the index from a policy to its entities. */
record PolicyAttachment(
    String policyId, PolicyUsage usage, PrincipalKind kind, String principalId) {

  /** Listed by kind, for listing entities in one order. */
  String id() {
    return policyId + "/" + kind.word() + "/" + principalId + "/" + usage.word();
  }
}
