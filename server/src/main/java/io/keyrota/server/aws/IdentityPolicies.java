package io.keyrota.server.aws;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The policies of those who call, for the gateway, which must not know IAM's rows. IAM's room
 * provides it, Wiring wires it. Policies are compiled once for each text, so the same row must give
 * the same text.
 */
public interface IdentityPolicies {

  /** Where nobody has policies. */
  IdentityPolicies NONE =
      new IdentityPolicies() {
        @Override
        public Identity of(Caller caller, Snapshot seen) {
          return Identity.NOTHING;
        }

        @Override
        public Optional<String> managedPolicy(String arn, AccountId account, Snapshot seen) {
          return Optional.empty();
        }

        @Override
        public boolean exists(String principalArn, Snapshot seen) {
          return false;
        }
      };

  /**
   * What the caller's policies are: of a user its own, inline and managed, and those of its groups;
   * of a role's session the role's; of a federated user those of the user that made it; of the root
   * and of services none. Session policies are not among them: the gateway takes them from the
   * caller's session.
   */
  Identity of(Caller caller, Snapshot seen);

  /** The text of the default version of a managed policy that principals of the account can use. */
  Optional<String> managedPolicy(String arn, AccountId account, Snapshot seen);

  /**
   * Whether a user, role or other principal of that ARN exists, in whatever account of this
   * installation: a resource-based policy may name no other.
   */
  boolean exists(String principalArn, Snapshot seen);

  /**
   * A caller's policies and what else IAM knows of it.
   *
   * @param boundary its permissions boundary
   * @param tags of the user or the role, without those of the session
   */
  record Identity(List<Attached> policies, Optional<Attached> boundary, Map<String, String> tags) {
    public static final Identity NOTHING = new Identity(List.of(), Optional.empty(), Map.of());
  }

  /**
   * A policy in force.
   *
   * @param holder the name of the user, group or role that an inline policy is of; empty for others
   * @param id the name of an inline policy, the ARN of a managed one
   * @param text the document, letter for letter
   */
  record Attached(Source source, String holder, String id, String text) {}

  /** Where a policy comes from: the names of the IAM API's PolicySourceType. */
  enum Source {
    USER("user"),
    GROUP("group"),
    ROLE("role"),
    AWS_MANAGED("aws-managed"),
    USER_MANAGED("user-managed"),
    RESOURCE("resource"),
    NONE("none");

    private final String word;

    Source(String word) {
      this.word = word;
    }

    /** As the API writes it. */
    public String word() {
      return word;
    }
  }
}
