package io.keyrota.server.sts;

import io.keyrota.models.sts.Tag;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Ground;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.Tags;
import io.keyrota.rules.sts.SessionTags;
import io.keyrota.rules.sts.StsRefusal;
import io.keyrota.server.aws.Roles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What it takes to assume a role, which may turn out not to exist. */
final class RoleAccess {
  private static final Pattern ARN = Pattern.compile("arn:aws:iam::([0-9]{12}):role/.+");

  /** The trust policy of a role that does not exist. */
  private static final String NOBODY =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\","
          + "\"Action\":\"sts:*\"}]}";

  private final String roleArn;
  private final AccountId account;
  private final Optional<Roles.Assumable> role;
  private final Map<String, List<String>> conditions = new LinkedHashMap<>();

  /**
   * Begins.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationError when the text is no role's ARN
   */
  RoleAccess(String roleArn, Optional<Roles.Assumable> role) {
    Matcher arn = ARN.matcher(roleArn);
    if (!arn.matches()) {
      throw StsRefusal.invalidArn(roleArn);
    }
    this.roleArn = roleArn;
    this.account = new AccountId(arn.group(1));
    this.role = role;
  }

  /** The account that the ARN names. */
  AccountId account() {
    return account;
  }

  RoleAccess with(String key, String value) {
    conditions.put(key, List.of(value));
    return this;
  }

  RoleAccess with(Map<String, List<String>> more) {
    conditions.putAll(more);
    return this;
  }

  /** The tags that the session is to have. */
  RoleAccess with(SessionTags tags) {
    requestTags(tags, conditions);
    if (!tags.transitive().isEmpty()) {
      conditions.put("sts:TransitiveTagKeys", List.copyOf(tags.transitive()));
    }
    return this;
  }

  /** Assuming the role, and where it comes to that tagging the session and saying who began it. */
  List<Permission> permissions(String action, boolean tagged, boolean identified) {
    Map<String, String> tags = new LinkedHashMap<>();
    role.ifPresent(
        found ->
            found
                .tags()
                .forEach(
                    (key, value) -> {
                      tags.put("aws:resourcetag/" + key.toLowerCase(Locale.ROOT), value);
                      tags.put("iam:resourcetag/" + key.toLowerCase(Locale.ROOT), value);
                    }));
    Ground ground =
        Ground.of(
                account,
                Ground.Kind.TRUST_POLICY,
                role.map(Roles.Assumable::trustPolicy).orElse(NOBODY))
            .with(key -> Optional.ofNullable(tags.get(key)).map(List::of).orElse(List.of()));
    List<Permission> permissions = new ArrayList<>();
    permissions.add(new Permission(action, roleArn, conditions).on(ground));
    if (tagged) {
      permissions.add(new Permission("sts:TagSession", roleArn, conditions).on(ground));
    }
    if (identified) {
      permissions.add(new Permission("sts:SetSourceIdentity", roleArn, conditions).on(ground));
    }
    return permissions;
  }

  /** The role of a request that was allowed, so that there is one. */
  Roles.Assumable need() {
    return role.orElseThrow(
        () -> new IllegalStateException("a role that does not exist let somebody in"));
  }

  /** The tags that a request gives; none when it leaves them out. */
  static List<Tags.Tag> tags(@Nullable List<Tag> tags) {
    return tags == null
        ? List.of()
        : tags.stream().map(tag -> new Tags.Tag(tag.key(), tag.value())).toList();
  }

  /** What tags of a request are to conditions; nothing without tags. */
  static void requestTags(SessionTags tags, Map<String, List<String>> conditions) {
    if (!tags.isEmpty()) {
      tags.tags().forEach((key, value) -> conditions.put("aws:RequestTag/" + key, List.of(value)));
      conditions.put("aws:TagKeys", List.copyOf(tags.tags().keySet()));
    }
  }
}
