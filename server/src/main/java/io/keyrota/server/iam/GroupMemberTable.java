package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.List;

/** Which users are in a group, by the group's id. */
final class GroupMemberTable implements Table<GroupMember> {
  static final GroupMemberTable TABLE = new GroupMemberTable();

  private GroupMemberTable() {}

  static List<Row<GroupMember>> of(
      AccountId account, String groupId, String afterId, int limit, Snapshot seen) {
    return seen.ofOwner(TABLE, Place.global(account), groupId, afterId, limit);
  }

  static Change put(AccountId account, GroupMember member) {
    return new Change.Put<>(TABLE, Place.global(account), member.id(), member);
  }

  static Change remove(AccountId account, GroupMember member) {
    return Change.Remove.of(TABLE, Place.global(account), member.id());
  }

  @Override
  public String kind() {
    return "group-member";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(GroupMember member) {
    return Document.builder()
        .put("groupId", member.groupId())
        .put("userId", member.userId())
        .build();
  }

  @Override
  public GroupMember read(int format, Document document) {
    return new GroupMember(document.text("groupId"), document.text("userId"));
  }

  @Override
  public String owner(GroupMember member) {
    return member.groupId();
  }
}
