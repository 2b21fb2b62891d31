package io.keyrota.server.aws;

import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Ground;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.Vouched;
import io.keyrota.rules.policy.Decision;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.List;

/**
 * Whether a request may do what it needs. The law is in {@code rules.policy}; this is the only
 * place that asks it about requests.
 */
public final class Access {
  private final IdentityPolicies policies;
  private final CompiledPolicies compiled;

  public Access(IdentityPolicies policies) {
    this(policies, new CompiledPolicies());
  }

  public Access(IdentityPolicies policies, CompiledPolicies compiled) {
    this.policies = policies;
    this.compiled = compiled;
  }

  /**
   * Refuses with AWS's AccessDenied unless every permission is granted; none needed is enough for
   * whoever signed.
   */
  public void require(Request request, List<Permission> permissions, Instant now, Snapshot seen) {
    if (permissions.isEmpty() && !(request.caller() instanceof Caller.Unknown)) {
      return;
    }
    Asking asking = new Asking(policies, compiled, request, now, seen);
    for (Permission permission : permissions) {
      Decision decision = asking.decide(permission);
      if (!decision.allowed()) {
        throw denied(request, permission, decision);
      }
    }
    if (permissions.isEmpty()) {
      throw new Refusal("AccessDenied", "Access Denied");
    }
  }

  private static Refusal denied(Request request, Permission permission, Decision decision) {
    String who = request.caller().arn();
    return new Refusal("AccessDenied", message(request, who, permission, decision));
  }

  private static String message(
      Request request, String who, Permission permission, Decision decision) {
    if (request.caller() instanceof Vouched vouched) {
      // Nobody has signed: AWS tells no more. Of SAML it documents one action, whatever was denied.
      return "Not authorized to perform "
          + (vouched instanceof Vouched.SamlUser ? "sts:AssumeRoleWithSAML" : permission.action());
    }
    boolean byResource =
        decision == Decision.NO_RESOURCE_ALLOWS || decision == Decision.DENIED_BY_RESOURCE;
    // What another account has is not told to whom it has not let in: what exists and what does not
    // answer alike.
    if (byResource && permission.action().startsWith("kms:") && isForeign(request, permission)) {
      return "User: "
          + who
          + " is not authorized to perform: "
          + permission.action()
          + " on this resource because the resource does not exist in this Region, no"
          + " resource-based policies allow access, or a resource-based policy explicitly denies"
          + " access";
    }
    boolean trust =
        permission.ground().map(it -> it.kind() == Ground.Kind.TRUST_POLICY).orElse(false);
    if (permission.action().startsWith("sts:AssumeRole")
        && (trust || isForeign(request, permission))) {
      return "User: "
          + who
          + " is not authorized to perform: "
          + permission.action()
          + " on resource: "
          + permission.resource();
    }
    return decision.message(who, permission.action(), permission.shown());
  }

  private static boolean isForeign(Request request, Permission permission) {
    String[] parts = permission.resource().split(":", 6);
    return parts.length == 6 && !parts[4].isEmpty() && !parts[4].equals(request.account().digits());
  }
}
