package io.keyrota.server.sts;

import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.iam.SessionTerms;
import io.keyrota.server.aws.Credentials;
import io.keyrota.server.aws.Principals;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Temporary credentials, by the tokens they come with. Who they belong to is looked up each time: a
 * session of a deleted user is no session, and a renamed user's acts under the new name. As in AWS,
 * a session outlives the access key that asked for it.
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
    boolean expired = !now.isBefore(session.get().terms().expires());
    return expired ? new Found.Expired(usable) : usable;
  }

  private Optional<Caller> caller(SessionToken session, Snapshot seen) {
    SessionTerms terms = session.terms();
    Caller.Credential credential =
        new Caller.Credential(
            session.accessKeyId(),
            Optional.of(
                new Caller.Session(session.parentKeyId(), terms.created(), terms.expires())));
    return session.userId().isPresent()
        ? principals.user(session.account(), session.userId().get(), credential, seen)
        : principals.root(session.account(), credential, seen);
  }

  // A token that opens is authenticated to its last bit: its tail is as good as all of it.
  private static String version(String sessionToken) {
    return sessionToken.substring(Math.max(0, sessionToken.length() - TAIL));
  }
}
