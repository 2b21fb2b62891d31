package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.PolicyUsage;
import io.keyrota.rules.iam.PrincipalKind;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.List;
import java.util.Optional;

/** Which principals of an account use a managed policy, by the policy's id. */
final class PolicyAttachmentTable implements Table<PolicyAttachment> {
  static final PolicyAttachmentTable TABLE = new PolicyAttachmentTable();

  private PolicyAttachmentTable() {}

  static Change put(AccountId account, PolicyAttachment row) {
    return new Change.Put<>(TABLE, Place.global(account), row.id(), row);
  }

  static Change remove(AccountId account, PolicyAttachment row) {
    return Change.Remove.of(TABLE, Place.global(account), row.id());
  }

  static Optional<PolicyAttachment> find(AccountId account, PolicyAttachment row, Snapshot seen) {
    return seen.find(TABLE, Place.global(account), row.id());
  }

  /** Up to {@code limit} uses of a policy after that one. */
  static List<Row<PolicyAttachment>> of(
      AccountId account, String policyId, String afterId, int limit, Snapshot seen) {
    return seen.ofOwner(TABLE, Place.global(account), policyId, afterId, limit);
  }

  @Override
  public String kind() {
    return "policy-attachment";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(PolicyAttachment row) {
    return Document.builder()
        .put("policyId", row.policyId())
        .put("usage", row.usage().word())
        .put("kind", row.kind().word())
        .put("principalId", row.principalId())
        .build();
  }

  @Override
  public PolicyAttachment read(int format, Document document) {
    return new PolicyAttachment(
        document.text("policyId"),
        PolicyUsage.of(document.text("usage")).orElseThrow(),
        PrincipalKind.of(document.text("kind")),
        document.text("principalId"));
  }

  @Override
  public String owner(PolicyAttachment row) {
    return row.policyId();
  }
}
