package io.keyrota.server.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.Grant;
import io.keyrota.rules.kms.GrantPrincipal;
import io.keyrota.server.store.Place;
import java.util.Optional;

/**
 * That a principal may retire a grant; kept in the account of the principal, where it asks.
 *
 * @param account of the grant's key
 * @param principal as the grant keeps it
 */
record RetirableGrant(AccountId account, Region region, String grantId, String principal) {

  /** Nothing for a grant without a retiring principal. */
  static Optional<RetirableGrant> of(Grant grant) {
    return grant
        .terms()
        .retiring()
        .or(() -> grant.terms().retiringService())
        .map(who -> new RetirableGrant(grant.account(), grant.region(), grant.id(), who));
  }

  /** In the principal's account; a service's are in the account of the key. */
  Place place() {
    return new Place(home(principal, account), region);
  }

  static AccountId home(String principal, AccountId otherwise) {
    Optional<AccountId> kept = GrantPrincipal.account(principal);
    if (kept.isPresent()) {
      return kept.get();
    }
    String[] parts = principal.split(":", 6);
    if (parts.length == 6 && AccountId.isValid(parts[4])) {
      return new AccountId(parts[4]);
    }
    return AccountId.isValid(principal) ? new AccountId(principal) : otherwise;
  }
}
