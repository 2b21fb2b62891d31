package io.keyrota.server.sts;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.server.aws.Credentials;
import io.keyrota.server.aws.Principals;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Temporary credentials, by the tokens they come with. Who they belong to is looked up each time: a
 * session of a deleted user or role is no session, and a renamed user's acts under the new name. As
 * in AWS, a session outlives the access key that asked for it.
 */
public final class SessionCredentials implements Credentials {
  private static final int TAIL = 24;

  private final Sealer sealer;
  private final Principals principals;

  public SessionCredentials(Sealer sealer, Principals principals) {
    this.sealer = sealer;
    this.principals = principals;
  }

  @Override
  public Found find(String accessKeyId, @Nullable String sessionToken, Instant now, Snapshot seen) {
    if (sessionToken == null) {
      return new Found.Missing();
    }
    Optional<SessionToken> session = SessionToken.open(accessKeyId, sessionToken, sealer);
    Optional<Caller> caller = session.flatMap(open -> caller(open, seen));
    if (session.isEmpty() || caller.isEmpty()) {
      return new Found.Missing();
    }
    Found.Usable usable =
        new Found.Usable(
            caller.get(),
            version(sessionToken),
            () -> SessionToken.secret(accessKeyId, sessionToken, sealer));
    boolean expired = !now.isBefore(session.get().session().expires());
    return expired ? new Found.Expired(usable) : usable;
  }

  private Optional<Caller> caller(SessionToken token, Snapshot seen) {
    AccountId account = token.account();
    Caller.Credential credential =
        new Caller.Credential(token.accessKeyId(), Optional.of(token.session()));
    return switch (token.holder()) {
      case SessionToken.Holder.Root root -> principals.root(account, credential, seen);
      case SessionToken.Holder.User user ->
          principals.user(account, user.userId(), credential, seen);
      case SessionToken.Holder.Role role ->
          principals.role(account, role.roleId(), role.sessionName(), credential, seen);
      case SessionToken.Holder.Federated federated ->
          (federated.issuer().isPresent()
                  ? principals.user(account, federated.issuer().get(), credential, seen)
                  : principals.root(account, credential, seen))
              .map(
                  issuer ->
                      new Caller.FederatedUser(
                          account, federated.name(), issuer, Optional.of(credential)));
    };
  }

  // A token that opens is authenticated to its last bit: its tail is as good as all of it.
  private static String version(String sessionToken) {
    return sessionToken.substring(Math.max(0, sessionToken.length() - TAIL));
  }
}
