package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.Role;
import io.keyrota.rules.iam.Tags;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.time.Duration;
import java.util.Optional;

/** Roles by name without its case; the role's id, which is never given again, is the handle. */
final class RoleTable implements Table<Role> {
  static final RoleTable TABLE = new RoleTable();

  private RoleTable() {}

  static Optional<Role> named(AccountId account, String roleName, Snapshot seen) {
    return seen.find(TABLE, Place.global(account), Role.nameKey(roleName));
  }

  /** The role of that id, of whatever account. */
  static Optional<Role> ofId(String roleId, Snapshot seen) {
    return seen.byHandle(TABLE, roleId).map(Row::value);
  }

  static Change put(Role role) {
    return new Change.Put<>(TABLE, Place.global(role.account()), role.nameKey(), role);
  }

  static Change remove(Role role) {
    return Change.Remove.of(TABLE, Place.global(role.account()), role.nameKey());
  }

  @Override
  public String kind() {
    return "role";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(Role role) {
    return Document.builder()
        .put("account", role.account().digits())
        .put("path", role.path())
        .put("name", role.name())
        .put("roleId", role.roleId())
        .put("created", role.created())
        .put("description", role.description())
        .put("trustPolicy", role.trustPolicy())
        .put("longestSession", role.longestSession().toSeconds())
        .put("tags", role.tags().values())
        .put("policies", HeldPoliciesDocument.write(role.policies()))
        .put("profiles", role.profiles())
        .build();
  }

  @Override
  public Role read(int format, Document document) {
    return new Role(
        new AccountId(document.text("account")),
        document.text("path"),
        document.text("name"),
        document.text("roleId"),
        document.instant("created"),
        document.optionalText("description"),
        document.text("trustPolicy"),
        Duration.ofSeconds(document.number("longestSession")),
        new Tags(document.map("tags")),
        HeldPoliciesDocument.read(document.document("policies")),
        document.count("profiles"));
  }

  @Override
  public String handle(Role role) {
    return role.roleId();
  }
}
