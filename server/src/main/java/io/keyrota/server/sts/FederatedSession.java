package io.keyrota.server.sts;

import io.keyrota.models.sts.AssumedRoleUser;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.sts.SessionTags;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Roles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session of a role for somebody whom an identity provider vouches for. No access key asked for
 * it, nobody's one-time code was checked, and it is the first of its chain.
 *
 * @param name of the session
 * @param facts condition keys that it keeps for its life
 */
record FederatedSession(
    Roles.Assumable role,
    String name,
    SessionTags tags,
    Optional<String> sourceIdentity,
    Map<String, List<String>> facts) {

  /** What answers tell of a session that has begun. */
  record Begun(Issued issued, AssumedRoleUser user, @Nullable Integer packedSize) {}

  /** Begins it. */
  Begun begin(
      Call call,
      Instant created,
      Instant expires,
      SessionPolicies passed,
      @Nullable Integer smallestToken) {
    Caller.Session session =
        new Caller.Session(
            "",
            created,
            expires,
            passed.documents(),
            passed.arns(),
            tags.tags(),
            tags.transitive(),
            sourceIdentity,
            Optional.empty(),
            false,
            facts);
    return new Begun(
        Issued.to(
            call,
            role.account(),
            new SessionToken.Holder.Role(role.roleId(), name),
            session,
            smallestToken),
        AssumeRole.assumed(role, name),
        passed.packedSize());
  }
}
