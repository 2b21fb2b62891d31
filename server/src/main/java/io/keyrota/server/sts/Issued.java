package io.keyrota.server.sts;

import io.keyrota.models.sts.Credentials;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.iam.AccessKeyId;
import io.keyrota.rules.iam.SecretAccessKey;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Call;

/** Makes the credentials of a session. Nothing is stored: the session is its token. */
final class Issued {

  private Issued() {}

  static Credentials credentials(
      Call call, AccountId account, SessionToken.Holder holder, Caller.Session session) {
    SessionToken token =
        new SessionToken(
            AccessKeyId.session(account, call.entropy().bytes(AccessKeyId.ENTROPY)),
            account,
            holder,
            session);
    Secret secret = SecretAccessKey.of(call.entropy().bytes(SecretAccessKey.ENTROPY));
    return new Credentials(
        token.accessKeyId(), secret, token.seal(secret, call.sealer()), session.expires());
  }

  /** The key that signed the request, of which the session is a child. */
  static String parent(Caller caller) {
    return caller.credential().map(Caller.Credential::accessKeyId).orElse("");
  }
}
