package io.keyrota.server.aws;

import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/**
 * How policies of resources keep the users and roles that they name: by unique id, so that somebody
 * who is made anew under an old name is not let in. IAM's room provides it, Wiring wires it.
 */
public interface PolicyPrincipals {

  /** Where nobody is known: names stay as they are. */
  PolicyPrincipals LITERAL =
      new PolicyPrincipals() {
        @Override
        public Optional<String> kept(String principal, Snapshot seen) {
          return Optional.of(principal);
        }

        @Override
        public String shown(String kept, Snapshot seen) {
          return kept;
        }
      };

  /**
   * What is kept for a principal of a policy.
   *
   * @return the unique id for the ARN of a user or role; everything else, and whatever is of an
   *     account that is not of this installation, as it is; empty for a user or role that does not
   *     exist in an account that is, and for a unique id that nobody has
   */
  Optional<String> kept(String principal, Snapshot seen);

  /** The ARN of a unique id as it is now; the id itself when its bearer is gone. */
  String shown(String kept, Snapshot seen);
}
