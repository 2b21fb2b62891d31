package io.keyrota.server.iam;

import io.keyrota.models.iam.AttachedPermissionsBoundary;
import io.keyrota.models.iam.RoleLastUsed;
import io.keyrota.models.iam.Tag;
import io.keyrota.rules.iam.InstanceProfile;
import io.keyrota.rules.iam.LastUse;
import io.keyrota.rules.iam.Role;
import io.keyrota.rules.iam.Tags;
import io.keyrota.rules.iam.WholeSeconds;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Roles and instance profiles between the law and the wire. */
final class RoleAnswer {

  private RoleAnswer() {}

  /** With everything that GetRole tells. */
  static io.keyrota.models.iam.Role whole(Role role, KeyUses uses, Snapshot seen) {
    return of(role, boundary(role), tags(role.tags()), lastUsed(role, uses), seen);
  }

  static RoleLastUsed lastUsed(Role role, KeyUses uses) {
    Optional<LastUse> use = uses.lastUse(role.roleId());
    return new RoleLastUsed(
        use.map(LastUse::date).map(WholeSeconds::of).orElse(null),
        use.map(LastUse::region).orElse(null));
  }

  /** As it is told of a new role. */
  static io.keyrota.models.iam.Role made(Role role, Snapshot seen) {
    return of(role, boundary(role), tags(role.tags()), null, seen);
  }

  /** As lists tell it: AWS leaves boundary, tags and last use out. */
  static io.keyrota.models.iam.Role listed(Role role, Snapshot seen) {
    return of(role, null, null, null, seen);
  }

  /** An instance profile and the role in it; lists leave the tags out. */
  static io.keyrota.models.iam.InstanceProfile profile(
      InstanceProfile profile, boolean withTags, Snapshot seen) {
    List<io.keyrota.models.iam.Role> roles =
        profile
            .roleId()
            .flatMap(id -> RoleTable.ofId(id, seen))
            .map(role -> List.of(listed(role, seen)))
            .orElse(List.of());
    return new io.keyrota.models.iam.InstanceProfile(
        profile.path(),
        profile.name(),
        profile.profileId(),
        profile.arn(),
        profile.created(),
        roles,
        withTags ? tags(profile.tags()) : null);
  }

  private static io.keyrota.models.iam.Role of(
      Role role,
      @Nullable AttachedPermissionsBoundary boundary,
      @Nullable List<Tag> tags,
      @Nullable RoleLastUsed lastUsed,
      Snapshot seen) {
    return new io.keyrota.models.iam.Role(
        role.path(),
        role.name(),
        role.roleId(),
        role.arn(),
        role.created(),
        TrustText.answered(role.trustPolicy(), seen),
        role.description().orElse(null),
        Math.toIntExact(role.longestSession().toSeconds()),
        boundary,
        tags,
        lastUsed);
  }

  private static @Nullable AttachedPermissionsBoundary boundary(Role role) {
    return role.policies().boundary().map(UserAnswer::boundary).orElse(null);
  }

  private static @Nullable List<Tag> tags(Tags tags) {
    return tags.isEmpty() ? null : UserAnswer.tags(tags);
  }
}
