package io.keyrota.server.iam;

import io.keyrota.rules.aws.Ground;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.Role;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.ResourceGrounds;
import io.keyrota.server.store.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What trust policies say of who may assume roles, before anybody asks. */
public final class TrustGrounds implements ResourceGrounds {
  /** The actions that need a trust policy's word. */
  private static final Set<String> ACTIONS =
      Set.of(
          "sts:assumerole",
          "sts:assumerolewithwebidentity",
          "sts:assumerolewithsaml",
          "sts:tagsession",
          "sts:setsourceidentity");

  private static final Pattern ARN =
      Pattern.compile("arn:aws:iam::([0-9]{12}):role/(?:.*/)?([^/]+)");
  private static final String AWS_TAG = "aws:resourcetag/";
  private static final String IAM_TAG = "iam:resourcetag/";

  @Override
  public Optional<Said> of(Call call, String action, String resource, Snapshot seen) {
    if (!ACTIONS.contains(action.toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    Matcher arn = ARN.matcher(resource);
    Role role =
        (arn.matches() && arn.group(1).equals(call.request().account().digits())
                ? RoleTable.named(call.request().account(), arn.group(2), seen)
                : Optional.<Role>empty())
            .filter(it -> it.arn().equals(resource))
            .orElseThrow(
                () ->
                    new Refusal("NotFoundException", "The role " + resource + " cannot be found."));
    Map<String, String> tags = new HashMap<>();
    role.tags()
        .values()
        .forEach(
            (key, value) -> {
              tags.put(AWS_TAG + key.toLowerCase(Locale.ROOT), value);
              tags.put(IAM_TAG + key.toLowerCase(Locale.ROOT), value);
            });
    return Optional.of(
        new Said(
            role.arn(),
            Ground.of(role.account(), Ground.Kind.TRUST_POLICY, role.trustPolicy())
                .with(key -> Optional.ofNullable(tags.get(key)).map(List::of).orElse(List.of())),
            key -> key.startsWith(AWS_TAG) || key.startsWith(IAM_TAG),
            Granting.NONE));
  }
}
