package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.InstanceProfile;
import io.keyrota.rules.iam.Tags;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Instance profiles by name without its case; the role in one owns it. */
final class InstanceProfileTable implements Table<InstanceProfile> {
  static final InstanceProfileTable TABLE = new InstanceProfileTable();

  private InstanceProfileTable() {}

  static Optional<InstanceProfile> named(AccountId account, String name, Snapshot seen) {
    return seen.find(TABLE, Place.global(account), InstanceProfile.nameKey(name));
  }

  static Change put(InstanceProfile profile) {
    return new Change.Put<>(TABLE, Place.global(profile.account()), profile.nameKey(), profile);
  }

  static Change remove(InstanceProfile profile) {
    return Change.Remove.of(TABLE, Place.global(profile.account()), profile.nameKey());
  }

  @Override
  public String kind() {
    return "instance-profile";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(InstanceProfile profile) {
    return Document.builder()
        .put("account", profile.account().digits())
        .put("path", profile.path())
        .put("name", profile.name())
        .put("profileId", profile.profileId())
        .put("created", profile.created())
        .put("roleId", profile.roleId())
        .put("tags", profile.tags().values())
        .build();
  }

  @Override
  public InstanceProfile read(int format, Document document) {
    return new InstanceProfile(
        new AccountId(document.text("account")),
        document.text("path"),
        document.text("name"),
        document.text("profileId"),
        document.instant("created"),
        document.optionalText("roleId"),
        new Tags(document.map("tags")));
  }

  @Override
  public @Nullable String owner(InstanceProfile profile) {
    return profile.roleId().orElse(null);
  }
}
