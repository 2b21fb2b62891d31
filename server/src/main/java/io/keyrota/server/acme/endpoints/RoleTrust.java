package io.keyrota.server.acme.endpoints;

import io.keyrota.rules.acme.AcmeArn;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Ground;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.server.aws.Access;
import io.keyrota.server.aws.Request;
import io.keyrota.server.aws.Roles;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The roles that ACME accounts act for. ACM assumes them: a role's trust policy has to let in
 * {@value #PRINCIPAL}.
 */
public final class RoleTrust {
  /** As which it assumes roles. */
  public static final String PRINCIPAL = "acm.amazonaws.com";

  private final Roles roles;
  private final Access access;

  public RoleTrust(Roles roles, Access access) {
    this.roles = roles;
    this.access = access;
  }

  /**
   * A session of the role, named after the ACME account; empty where there is no such role in the
   * endpoint's account, or where it does not trust ACM.
   *
   * @param request whose origin it is
   */
  public Optional<Caller> session(
      AcmeArn endpoint,
      String roleArn,
      String sessionName,
      Request request,
      Instant now,
      Snapshot seen) {
    return roles
        .find(roleArn, seen)
        .filter(role -> role.account().equals(endpoint.account()))
        .filter(role -> trusts(role, roleArn, endpoint, request, now, seen))
        .map(
            role ->
                new Caller.AssumedRole(
                    role.account(),
                    role.path(),
                    role.name(),
                    role.roleId(),
                    sessionName,
                    Optional.empty()));
  }

  private boolean trusts(
      Roles.Assumable role,
      String roleArn,
      AcmeArn endpoint,
      Request request,
      Instant now,
      Snapshot seen) {
    AccountId account = endpoint.account();
    Request asService =
        new Request(
            new Caller.Service(account, PRINCIPAL, Optional.of(endpoint.text())),
            account,
            endpoint.region(),
            request.origin(),
            request.id());
    Ground ground = Ground.of(account, Ground.Kind.TRUST_POLICY, role.trustPolicy());
    try {
      access.require(
          asService, List.of(Permission.of("sts:AssumeRole", roleArn).on(ground)), now, seen);
      return true;
    } catch (Refusal denied) {
      return false;
    }
  }
}
