package io.keyrota.server.sts;

import io.keyrota.models.sts.AssumeRoleRequest;
import io.keyrota.models.sts.AssumeRoleResponse;
import io.keyrota.models.sts.AssumedRoleUser;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.iam.WholeSeconds;
import io.keyrota.rules.sts.RoleSessions;
import io.keyrota.rules.sts.SessionTags;
import io.keyrota.rules.sts.StsRefusal;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.IdentityPolicies;
import io.keyrota.server.aws.MfaCodes;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.aws.RevealsSecret;
import io.keyrota.server.aws.Roles;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Credentials of a role for whoever its trust policy lets in and, in another account or where the
 * trust policy names only the account, whoever's own policies allow it. A role that does not exist
 * answers like one that trusts nobody.
 */
@RevealsSecret
final class AssumeRole implements Operation<AssumeRoleRequest, AssumeRoleResponse> {
  private final Roles roles;
  private final IdentityPolicies policies;
  private final MfaCodes codes;

  AssumeRole(Roles roles, IdentityPolicies policies, MfaCodes codes) {
    this.roles = roles;
    this.policies = policies;
    this.codes = codes;
  }

  /** What is asked for, but for whom it is told. */
  private record Asked(
      Roles.Assumable role,
      SessionTags tags,
      Optional<String> sourceIdentity,
      Mfa mfa,
      boolean chained) {}

  @Override
  public Prepared<AssumeRoleResponse> prepare(
      Request request, AssumeRoleRequest input, Snapshot seen) {
    Caller caller = request.caller();
    if (caller instanceof Caller.Root) {
      throw StsRefusal.rootAssumesNoRole();
    }
    if (input.providedContexts() != null) {
      throw StsRefusal.noContext();
    }
    Optional<Caller.Session> calling =
        caller instanceof Caller.AssumedRole ? caller.session() : Optional.empty();
    SessionTags tags =
        SessionTags.of(
            RoleAccess.tags(input.tags()),
            Objects.requireNonNullElse(input.transitiveTagKeys(), List.of()),
            calling);
    Optional<String> sourceIdentity = sourceIdentity(input, calling);
    Mfa mfa = new Mfa(input.serialNumber(), input.tokenCode());
    RoleAccess asking =
        new RoleAccess(input.roleArn(), roles.find(input.roleArn(), seen))
            .with("sts:RoleSessionName", input.roleSessionName())
            .with(mfa.conditions())
            .with(tags);
    if (input.externalId() != null) {
      asking.with("sts:ExternalId", input.externalId());
    }
    sourceIdentity.ifPresent(source -> asking.with("sts:SourceIdentity", source));
    return new Prepared<>(
        asking.permissions("sts:AssumeRole", !tags.isEmpty(), sourceIdentity.isPresent()),
        call ->
            decide(
                call,
                input,
                new Asked(asking.need(), tags, sourceIdentity, mfa, calling.isPresent()),
                seen));
  }

  private Outcome<AssumeRoleResponse> decide(
      Call call, AssumeRoleRequest input, Asked asked, Snapshot seen) {
    Roles.Assumable role = asked.role();
    Duration lives =
        RoleSessions.duration(input.durationSeconds(), role.longestSession(), asked.chained());
    SessionPolicies passed =
        SessionPolicies.of(
            input.policy(), input.policyArns(), asked.tags(), role.account(), policies, seen);
    List<Change> spent = asked.mfa().spend(codes, call, seen);
    Caller caller = call.request().caller();
    Instant created = WholeSeconds.of(call.now());
    Caller.Session session =
        new Caller.Session(
            Issued.parent(caller),
            created,
            created.plus(lives),
            passed.documents(),
            passed.arns(),
            asked.tags().tags(),
            asked.tags().transitive(),
            asked.sourceIdentity(),
            asked.mfa().at(call),
            asked.chained(),
            Map.of());
    Issued issued =
        Issued.to(
            call,
            role.account(),
            new SessionToken.Holder.Role(role.roleId(), input.roleSessionName()),
            session,
            input.minimumSessionTokenSize());
    return new Outcome<>(
        new AssumeRoleResponse(
            issued.credentials(),
            assumed(role, input.roleSessionName()),
            passed.packedSize(),
            asked.sourceIdentity().orElse(null),
            issued.utilization(),
            issued.tokenSize()),
        spent);
  }

  /** Who the session is, as answers tell it. */
  static AssumedRoleUser assumed(Roles.Assumable role, String sessionName) {
    Caller.AssumedRole caller =
        new Caller.AssumedRole(
            role.account(), role.path(), role.name(), role.roleId(), sessionName, Optional.empty());
    return new AssumedRoleUser(caller.userId(), caller.arn());
  }

  /** The one that is asked for, or the calling session's, which stays for the whole chain. */
  private static Optional<String> sourceIdentity(
      AssumeRoleRequest input, Optional<Caller.Session> calling) {
    Optional<String> inherited = calling.flatMap(Caller.Session::sourceIdentity);
    Optional<String> asked = Optional.ofNullable(input.sourceIdentity());
    if (inherited.isPresent() && asked.isPresent() && !asked.equals(inherited)) {
      throw StsRefusal.sourceIdentityStays();
    }
    return asked.or(() -> inherited);
  }
}
