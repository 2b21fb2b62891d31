package io.keyrota.rules.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing a request needs to be allowed to do.
 *
 * @param action as policies write it, for example {@code iam:CreateAccessKey}
 * @param resource the ARN it acts on, or {@code *} where the action knows no resource
 * @param conditions condition keys and values that the request brings, for example {@code
 *     aws:RequestTag/team}; keys in AWS's spelling
 * @param ground what the resource itself says of who may use it, where it has a policy
 * @param told how a denial names the resource, where that is not by its ARN: whoever asks by name
 *     does not learn the path of what is there, nor whether it is
 */
public record Permission(
    String action,
    String resource,
    Map<String, List<String>> conditions,
    Optional<Ground> ground,
    Optional<String> told) {

  public Permission {
    conditions = Map.copyOf(conditions);
  }

  /** On a resource without a policy of its own. */
  public Permission(String action, String resource, Map<String, List<String>> conditions) {
    this(action, resource, conditions, Optional.empty(), Optional.empty());
  }

  public static Permission of(String action, String resource) {
    return new Permission(action, resource, Map.of());
  }

  /** The same, on a resource with a policy of its own. */
  public Permission on(Ground resourceGround) {
    return new Permission(action, resource, conditions, Optional.of(resourceGround), told);
  }

  /** The same, named in a denial as AWS names what is asked for by name: {@code user Bob}. */
  public Permission toldAs(String words) {
    return new Permission(action, resource, conditions, ground, Optional.of(words));
  }

  /** How a denial names the resource. */
  public String shown() {
    return told.orElse(resource);
  }
}
