package io.keyrota.server.sts;

import io.keyrota.models.sts.Credentials;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.iam.AccessKeyId;
import io.keyrota.rules.iam.SecretAccessKey;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Call;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of a session. Nothing is stored: the session is its token.
 *
 * @param tokenSize bytes of the token
 */
record Issued(Credentials credentials, int tokenSize) {

  /**
   * Makes them.
   *
   * @param smallest {@code MinimumSessionTokenSize}: the token has so many bytes at least
   */
  static Issued to(
      Call call,
      AccountId account,
      SessionToken.Holder holder,
      Caller.Session session,
      @Nullable Integer smallest) {
    SessionToken token =
        new SessionToken(
            AccessKeyId.session(account, call.entropy().bytes(AccessKeyId.ENTROPY)),
            account,
            holder,
            session);
    Secret secret = SecretAccessKey.of(call.entropy().bytes(SecretAccessKey.ENTROPY));
    Secret sealed = token.seal(secret, call.sealer(), smallest == null ? 0 : smallest);
    return new Issued(
        new Credentials(token.accessKeyId(), secret, sealed, session.expires()), sealed.length());
  }

  /** {@code SessionTokenUtilization}: the token's share of the longest one, in percent. */
  int utilization() {
    return Math.ceilDiv(tokenSize * 100, SessionToken.LONGEST);
  }

  /** The key that signed the request, of which the session is a child. */
  static String parent(Caller caller) {
    return caller.credential().map(Caller.Credential::accessKeyId).orElse("");
  }
}
