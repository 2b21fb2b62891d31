package io.keyrota.rules.aws;

import java.util.List;
import java.util.Map;

/**
 * One thing a request needs to be allowed to do.
 *
 * @param action as policies write it, for example {@code iam:CreateAccessKey}
 * @param resource the ARN it acts on, or {@code *} where the action knows no resource
 * @param conditions condition keys and values that the request brings, for example {@code
 *     aws:RequestTag/team}; keys in AWS's spelling
 */
public record Permission(String action, String resource, Map<String, List<String>> conditions) {

  public Permission {
    conditions = Map.copyOf(conditions);
  }

  public static Permission of(String action, String resource) {
    return new Permission(action, resource, Map.of());
  }
}
