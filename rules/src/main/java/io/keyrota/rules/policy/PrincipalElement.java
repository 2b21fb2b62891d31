package io.keyrota.rules.policy;

import io.keyrota.rules.aws.AccountId;
import java.util.Set;

/**
 * A Principal or NotPrincipal element.
 *
 * @param anyone {@code *}
 * @param accounts whose roots are named: all that the account lets in
 * @param arns of users, roles and sessions, and unique ids
 */
record PrincipalElement(
    boolean anyone,
    Set<AccountId> accounts,
    Set<String> arns,
    Set<String> services,
    Set<String> federated) {

  /** How an element names somebody, from not at all to the most exact. */
  enum Match {
    NONE,
    /** The account is named: it decides itself by identity-based policies. */
    ACCOUNT,
    /** Everybody is named. */
    ANYONE,
    /** A session's role, or the user that made it. */
    ISSUER,
    /** Exactly who asks: a user, a session, a service. */
    SELF
  }

  PrincipalElement {
    accounts = Set.copyOf(accounts);
    arns = Set.copyOf(arns);
    services = Set.copyOf(services);
    federated = Set.copyOf(federated);
  }

  Match match(Principal who) {
    Match exact = exact(who);
    if (exact != Match.NONE) {
      return exact;
    }
    return anyone ? Match.ANYONE : ofAccount(who);
  }

  private Match exact(Principal who) {
    return switch (who.kind()) {
      case SERVICE -> services.contains(who.arn()) ? Match.SELF : Match.NONE;
      case FEDERATED -> federated.contains(who.arn()) ? Match.SELF : Match.NONE;
      case ANONYMOUS, ROOT -> Match.NONE;
      case USER, ROLE_SESSION, FEDERATED_USER -> {
        if (arns.isEmpty()) {
          yield Match.NONE;
        }
        if (arns.contains(who.arn()) || arns.contains(who.userId())) {
          yield Match.SELF;
        }
        yield who.isSession() && namesIssuer(who) ? Match.ISSUER : Match.NONE;
      }
    };
  }

  /** By its ARN, or by the unique id under which policies keep it. */
  private boolean namesIssuer(Principal who) {
    return who.issuer().map(arns::contains).orElse(false)
        || who.issuerId().map(arns::contains).orElse(false);
  }

  private Match ofAccount(Principal who) {
    return switch (who.kind()) {
      case ROOT, USER, ROLE_SESSION, FEDERATED_USER ->
          accounts.contains(who.account()) ? Match.ACCOUNT : Match.NONE;
      // A service in its own account is let in as the account is.
      case SERVICE -> accounts.contains(who.account()) ? Match.ACCOUNT : Match.NONE;
      case FEDERATED, ANONYMOUS -> Match.NONE;
    };
  }

  /** Whether each of the names that the principal has is there, its account's too. */
  boolean namesWholly(Principal who) {
    if (anyone) {
      return true;
    }
    return switch (who.kind()) {
      case SERVICE, FEDERATED -> exact(who) == Match.SELF;
      case ANONYMOUS -> false;
      case ROOT -> accounts.contains(who.account());
      case USER -> accounts.contains(who.account()) && exact(who) == Match.SELF;
      case ROLE_SESSION, FEDERATED_USER ->
          accounts.contains(who.account())
              && exact(who) == Match.SELF
              && (who.issuer().isEmpty() || namesIssuer(who));
    };
  }
}
