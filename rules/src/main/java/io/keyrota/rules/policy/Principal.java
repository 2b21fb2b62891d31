package io.keyrota.rules.policy;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Vouched;
import java.util.Optional;

/**
 * Who asks, as policies see it.
 *
 * @param arn of the user, the session, the root; of a service its principal, of an identity
 *     provider its name; empty for nobody
 * @param userId AIDA…, or of a session {@code AROA…:name}; empty where there is none
 * @param issuer what a session was made from: the ARN of the role, or of the user that made a
 *     federated user
 * @param issuerId the unique id of the same, by which policies are kept
 */
public record Principal(
    Kind kind,
    AccountId account,
    String arn,
    String userId,
    Optional<String> issuer,
    Optional<String> issuerId) {

  /** The id of a session's role stands in its own; another issuer's is not known. */
  public Principal(
      Kind kind, AccountId account, String arn, String userId, Optional<String> issuer) {
    this(kind, account, arn, userId, issuer, roleId(kind, userId));
  }

  private static Optional<String> roleId(Kind kind, String userId) {
    int colon = userId.indexOf(':');
    return kind == Kind.ROLE_SESSION && colon > 0
        ? Optional.of(userId.substring(0, colon))
        : Optional.empty();
  }

  /** What it is. */
  public enum Kind {
    ROOT,
    USER,
    ROLE_SESSION,
    FEDERATED_USER,
    /** A service of AWS: {@code acm.amazonaws.com}. */
    SERVICE,
    /** Whom an identity provider vouches for, before a role is assumed. */
    FEDERATED,
    ANONYMOUS
  }

  /** The caller of a request. */
  public static Principal of(Caller caller) {
    return switch (caller) {
      case Caller.Root root ->
          new Principal(Kind.ROOT, root.account(), root.arn(), root.userId(), Optional.empty());
      case Caller.User user ->
          new Principal(Kind.USER, user.account(), user.arn(), user.userId(), Optional.empty());
      case Caller.AssumedRole role ->
          new Principal(
              Kind.ROLE_SESSION,
              role.account(),
              role.arn(),
              role.userId(),
              Optional.of(role.roleArn()));
      case Caller.FederatedUser user ->
          new Principal(
              Kind.FEDERATED_USER,
              user.account(),
              user.arn(),
              user.userId(),
              Optional.of(user.issuer().arn()),
              Optional.of(user.issuer().userId()));
      case Vouched user -> federated(user.account(), user.provider());
      case Caller.Service service -> service(service.account(), service.principal());
      case Caller.Unknown unknown ->
          new Principal(Kind.ANONYMOUS, unknown.account(), "", "", Optional.empty());
    };
  }

  /** A service that acts for an account. */
  public static Principal service(AccountId account, String principal) {
    return new Principal(Kind.SERVICE, account, principal, principal, Optional.empty());
  }

  /**
   * Whom an identity provider vouches for.
   *
   * @param account of the role that is to be assumed
   * @param provider the provider's ARN, or the host name of one that AWS knows
   */
  public static Principal federated(AccountId account, String provider) {
    return new Principal(Kind.FEDERATED, account, provider, "", Optional.empty());
  }

  /** Whether it is the session of something that has an ARN of its own. */
  boolean isSession() {
    return kind == Kind.ROLE_SESSION || kind == Kind.FEDERATED_USER;
  }

  /** Whether it needs no identity-based policies: the root, and whom the root made. */
  boolean isRoots() {
    return kind == Kind.ROOT
        || (kind == Kind.FEDERATED_USER && issuer.map(it -> it.endsWith(":root")).orElse(false));
  }
}
