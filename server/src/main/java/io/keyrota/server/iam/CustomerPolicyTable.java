package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.CustomerPolicy;
import io.keyrota.rules.iam.Tags;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.Optional;

/** Customers' managed policies by name without its case; the policy's id is the handle. */
final class CustomerPolicyTable implements Table<CustomerPolicy> {
  static final CustomerPolicyTable TABLE = new CustomerPolicyTable();

  private CustomerPolicyTable() {}

  static Optional<CustomerPolicy> named(AccountId account, String name, Snapshot seen) {
    return seen.find(TABLE, Place.global(account), CustomerPolicy.nameKey(name));
  }

  static Change put(CustomerPolicy policy) {
    return new Change.Put<>(TABLE, Place.global(policy.account()), key(policy), policy);
  }

  static Change remove(CustomerPolicy policy) {
    return Change.Remove.of(TABLE, Place.global(policy.account()), key(policy));
  }

  private static String key(CustomerPolicy policy) {
    return CustomerPolicy.nameKey(policy.name());
  }

  @Override
  public String kind() {
    return "managed-policy";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(CustomerPolicy policy) {
    return Document.builder()
        .put("account", policy.account().digits())
        .put("path", policy.path())
        .put("name", policy.name())
        .put("policyId", policy.policyId())
        .put("description", policy.description())
        .put("created", policy.created())
        .put("updated", policy.updated())
        .put("tags", policy.tags().values())
        .putDocuments(
            "versions", policy.versions().stream().map(CustomerPolicyTable::version).toList())
        .put("defaultVersion", policy.defaultVersion())
        .put("lastVersion", policy.lastVersion())
        .put("document", policy.document())
        .build();
  }

  private static Document version(CustomerPolicy.Version version) {
    return Document.builder()
        .put("number", version.number())
        .put("created", version.created())
        .build();
  }

  @Override
  public CustomerPolicy read(int format, Document document) {
    return new CustomerPolicy(
        new AccountId(document.text("account")),
        document.text("path"),
        document.text("name"),
        document.text("policyId"),
        document.optionalText("description"),
        document.instant("created"),
        document.instant("updated"),
        new Tags(document.map("tags")),
        document.documents("versions").stream()
            .map(
                version ->
                    new CustomerPolicy.Version(
                        Math.toIntExact(version.number("number")), version.instant("created")))
            .toList(),
        Math.toIntExact(document.number("defaultVersion")),
        Math.toIntExact(document.number("lastVersion")),
        document.text("document"));
  }

  @Override
  public String handle(CustomerPolicy policy) {
    return policy.policyId();
  }
}
