package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.CustomerPolicy;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;

/** The texts of all versions of customers' managed policies, by policy and number. */
final class PolicyVersionTable implements Table<PolicyVersionText> {
  static final PolicyVersionTable TABLE = new PolicyVersionTable();

  private PolicyVersionTable() {}

  /** The text of a version that the policy lists. */
  static String document(CustomerPolicy policy, CustomerPolicy.Version version, Snapshot seen) {
    return seen.find(TABLE, Place.global(policy.account()), id(policy.policyId(), version.number()))
        .orElseThrow(() -> new IllegalStateException("a policy version has no text"))
        .document();
  }

  static Change put(CustomerPolicy policy, int number, String document) {
    return new Change.Put<>(
        TABLE,
        Place.global(policy.account()),
        id(policy.policyId(), number),
        new PolicyVersionText(policy.account(), policy.policyId(), number, document));
  }

  static Change remove(CustomerPolicy policy, CustomerPolicy.Version version) {
    return Change.Remove.of(
        TABLE, Place.global(policy.account()), id(policy.policyId(), version.number()));
  }

  private static String id(String policyId, int number) {
    return policyId + "/" + CustomerPolicy.versionId(number);
  }

  @Override
  public String kind() {
    return "managed-policy-version";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(PolicyVersionText row) {
    return Document.builder()
        .put("account", row.account().digits())
        .put("policyId", row.policyId())
        .put("number", row.number())
        .put("document", row.document())
        .build();
  }

  @Override
  public PolicyVersionText read(int format, Document document) {
    return new PolicyVersionText(
        new AccountId(document.text("account")),
        document.text("policyId"),
        Math.toIntExact(document.number("number")),
        document.text("document"));
  }
}
