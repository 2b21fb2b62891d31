package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.Group;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.Optional;

/** Groups by name without its case; the group's id, which outlives names, is the handle. */
final class GroupTable implements Table<Group> {
  static final GroupTable TABLE = new GroupTable();

  private GroupTable() {}

  static Optional<Group> named(AccountId account, String groupName, Snapshot seen) {
    return seen.find(TABLE, Place.global(account), Group.nameKey(groupName));
  }

  /** The group of that id, when it is one of the account's. */
  static Optional<Group> ofId(AccountId account, String groupId, Snapshot seen) {
    return seen.byHandle(TABLE, groupId)
        .map(Row::value)
        .filter(group -> group.account().equals(account));
  }

  static Change put(Group group) {
    return new Change.Put<>(TABLE, Place.global(group.account()), group.nameKey(), group);
  }

  static Change remove(Group group) {
    return Change.Remove.of(TABLE, Place.global(group.account()), group.nameKey());
  }

  @Override
  public String kind() {
    return "group";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(Group group) {
    return Document.builder()
        .put("account", group.account().digits())
        .put("path", group.path())
        .put("name", group.name())
        .put("groupId", group.groupId())
        .put("created", group.created())
        .put("policies", HeldPoliciesDocument.write(group.policies()))
        .put("members", group.members())
        .build();
  }

  @Override
  public Group read(int format, Document document) {
    return new Group(
        new AccountId(document.text("account")),
        document.text("path"),
        document.text("name"),
        document.text("groupId"),
        document.instant("created"),
        HeldPoliciesDocument.read(document.document("policies")),
        document.count("members"));
  }

  @Override
  public String handle(Group group) {
    return group.groupId();
  }
}
