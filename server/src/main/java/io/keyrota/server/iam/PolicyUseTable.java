package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.PolicyUse;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;

/**
 * How often an account uses each managed policy, AWS's own among them, by the policy's id. Every
 * attachment puts the row, so that a policy is not deleted while it is being attached.
 */
final class PolicyUseTable implements Table<PolicyUse> {
  static final PolicyUseTable TABLE = new PolicyUseTable();

  private PolicyUseTable() {}

  static PolicyUse of(AccountId account, String policyId, Snapshot seen) {
    return seen.find(TABLE, Place.global(account), policyId).orElse(PolicyUse.NONE);
  }

  static Change put(AccountId account, String policyId, PolicyUse use) {
    return use.equals(PolicyUse.NONE)
        ? Change.Remove.of(TABLE, Place.global(account), policyId)
        : new Change.Put<>(TABLE, Place.global(account), policyId, use);
  }

  @Override
  public String kind() {
    return "policy-use";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(PolicyUse use) {
    return Document.builder()
        .put("attachments", use.attachments())
        .put("boundaries", use.boundaries())
        .build();
  }

  @Override
  public PolicyUse read(int format, Document document) {
    return new PolicyUse(
        Math.toIntExact(document.number("attachments")),
        Math.toIntExact(document.number("boundaries")));
  }
}
