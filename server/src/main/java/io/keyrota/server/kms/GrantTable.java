package io.keyrota.server.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.Grant;
import io.keyrota.rules.kms.GrantConstraints;
import io.keyrota.rules.kms.GrantName;
import io.keyrota.rules.kms.GrantOperation;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Grants by id; each belongs to its key. The handle finds a named grant by its name and terms. */
final class GrantTable implements Table<Grant> {
  static final GrantTable TABLE = new GrantTable();

  private GrantTable() {}

  static Optional<Grant> find(AccountId account, Region region, String id, Snapshot seen) {
    return seen.find(TABLE, new Place(account, region), id);
  }

  static Place place(Grant grant) {
    return new Place(grant.account(), grant.region());
  }

  static Change put(Grant grant) {
    return new Change.Put<>(TABLE, place(grant), grant.id(), grant);
  }

  static Change remove(Grant grant) {
    return Change.Remove.of(TABLE, place(grant), grant.id());
  }

  @Override
  public String kind() {
    return "kms-grant";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(Grant grant) {
    Grant.Terms terms = grant.terms();
    Document.Builder document =
        Document.builder()
            .put("id", grant.id())
            .put("account", grant.account().digits())
            .put("region", grant.region().name())
            .put("key", grant.key().text())
            .put("created", grant.created())
            .put("issuer", grant.issuingAccount().digits())
            .put("name", terms.name())
            .put("grantee", terms.grantee())
            .put("granteeService", terms.granteeService())
            .put("retiring", terms.retiring())
            .put("retiringService", terms.retiringService())
            .put("operations", terms.operations().stream().map(GrantOperation::name).toList())
            .put("sourceArn", terms.constraints().sourceArn());
    terms.constraints().contextEquals().ifPresent(pairs -> document.put("contextEquals", pairs));
    terms.constraints().contextSubset().ifPresent(pairs -> document.put("contextSubset", pairs));
    return document.build();
  }

  @Override
  public Grant read(int format, Document document) {
    return new Grant(
        document.text("id"),
        new AccountId(document.text("account")),
        new Region(document.text("region")),
        KeyTable.id(document.text("key")),
        document.instant("created"),
        new AccountId(document.text("issuer")),
        new Grant.Terms(
            document.optionalText("name"),
            document.optionalText("grantee"),
            document.optionalText("granteeService"),
            document.optionalText("retiring"),
            document.optionalText("retiringService"),
            document.texts("operations").stream().map(GrantOperation::valueOf).toList(),
            new GrantConstraints(
                pairs(document, "contextEquals"),
                pairs(document, "contextSubset"),
                document.optionalText("sourceArn"))));
  }

  private static Optional<Map<String, String>> pairs(Document document, String name) {
    return document.members().containsKey(name)
        ? Optional.of(document.map(name))
        : Optional.empty();
  }

  @Override
  public String owner(Grant grant) {
    return grant.key().text();
  }

  @Override
  public @Nullable String handle(Grant grant) {
    return GrantName.handle(grant).orElse(null);
  }
}
