package io.keyrota.server.aws;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.server.store.Snapshot;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Roles that can be assumed, for STS, which must not know IAM's rows. IAM's room provides it. */
@FunctionalInterface
public interface Roles {

  /** The role of that ARN, by exact spelling, of whatever account. */
  Optional<Assumable> find(String roleArn, Snapshot seen);

  /**
   * What STS needs to know of a role.
   *
   * @param path begins and ends with a slash
   * @param roleId AROA…
   * @param trustPolicy who may assume it, users and roles by their unique ids
   * @param longestSession one hour to twelve
   */
  record Assumable(
      AccountId account,
      String path,
      String name,
      String roleId,
      String trustPolicy,
      Duration longestSession,
      Map<String, String> tags) {}
}
