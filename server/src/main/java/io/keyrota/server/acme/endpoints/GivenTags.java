package io.keyrota.server.acme.endpoints;

import io.keyrota.models.acm.Tag;
import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.rules.acm.AcmTags;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tags between the law and the wire, and the permissions that they bring. */
final class GivenTags {
  private GivenTags() {}

  /** The tags that a request gives; none when it leaves them out. */
  static List<AcmTags.Tag> of(@Nullable List<Tag> tags) {
    return tags == null
        ? List.of()
        : tags.stream()
            .map(tag -> new AcmTags.Tag(tag.key(), Optional.ofNullable(tag.value())))
            .toList();
  }

  /**
   * These tags with the given ones.
   *
   * @throws Refusal ValidationException, ServiceQuotaExceededException
   */
  static AcmTags added(AcmTags before, List<AcmTags.Tag> given) {
    try {
      return before.with(given);
    } catch (Refusal refusal) {
      throw refusal.code().equals("TooManyTagsException")
          ? AcmRefusal.serviceQuota("A resource can have at most " + AcmTags.LIMIT + " tags.")
          : AcmRefusal.validation(refusal.message());
    }
  }

  static List<Tag> answered(AcmTags tags) {
    return tags.sorted().stream().map(tag -> new Tag(tag.key(), tag.value().orElse(""))).toList();
  }

  /** What making something takes: the action, and where it is tagged, tagging. */
  static List<Permission> making(Permission action, List<AcmTags.Tag> tags) {
    List<Permission> permissions = new ArrayList<>(List.of(action));
    if (!tags.isEmpty()) {
      permissions.add(
          new Permission("acm:TagResource", action.resource(), AcmTags.conditions(tags)));
    }
    return permissions;
  }
}
