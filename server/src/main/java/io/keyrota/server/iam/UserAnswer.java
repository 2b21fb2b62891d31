package io.keyrota.server.iam;

import io.keyrota.models.iam.AttachedPermissionsBoundary;
import io.keyrota.models.iam.Tag;
import io.keyrota.rules.iam.Tags;
import io.keyrota.rules.iam.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Users and tags between the law and the wire. */
final class UserAnswer {

  private UserAnswer() {}

  /** With everything that GetUser and CreateUser tell. */
  static io.keyrota.models.iam.User whole(User user) {
    return of(
        user,
        user.policies().boundary().map(UserAnswer::boundary).orElse(null),
        user.tags().isEmpty() ? null : tags(user.tags()));
  }

  /** As lists tell it: AWS leaves tags and boundary out. */
  static io.keyrota.models.iam.User listed(User user) {
    return of(user, null, null);
  }

  static List<Tag> tags(Tags tags) {
    return tags.sorted().stream().map(UserAnswer::tag).toList();
  }

  static Tag tag(Tags.Tag tag) {
    return new Tag(tag.key(), tag.value());
  }

  /** The tags that a request gives; none when it leaves them out. */
  static List<Tags.Tag> given(@Nullable List<Tag> tags) {
    return tags == null
        ? List.of()
        : tags.stream().map(tag -> new Tags.Tag(tag.key(), tag.value())).toList();
  }

  /** The permissions boundary of a user or a role. */
  static AttachedPermissionsBoundary boundary(String policyArn) {
    return new AttachedPermissionsBoundary("Policy", policyArn);
  }

  private static io.keyrota.models.iam.User of(
      User user, @Nullable AttachedPermissionsBoundary boundary, @Nullable List<Tag> tags) {
    return new io.keyrota.models.iam.User(
        user.path(), user.name(), user.userId(), user.arn(), user.created(), null, boundary, tags);
  }
}
