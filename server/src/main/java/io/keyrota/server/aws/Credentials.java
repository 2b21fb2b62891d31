package io.keyrota.server.aws;

import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Finds who an access key belongs to, for the authenticator. IAM's and STS's rooms provide it, Main
 * wires it.
 */
public interface Credentials {

  /**
   * Looks the key up.
   *
   * @param sessionToken the request's security token, null when it has none
   * @param now for the expiry of sessions
   */
  Found find(String accessKeyId, @Nullable String sessionToken, Instant now, Snapshot seen);

  /** What the look-up found. */
  sealed interface Found {

    /**
     * A key that may sign.
     *
     * @param version changes whenever the secret or the row changes: signing keys derived from the
     *     secret are cached under (access key id, version, scope)
     * @param secret opens the secret; the caller closes it
     */
    record Usable(Caller caller, String version, java.util.function.Supplier<Secret> secret)
        implements Found {}

    /** A key that exists and may not sign: inactive. */
    record Inactive(Caller caller) implements Found {}

    /**
     * A session whose time has passed; only who signs with its secret is told so.
     *
     * @param session as it was while it was usable
     */
    record Expired(Usable session) implements Found {}

    /** No such key, or a session token that is not its own. */
    record Missing() implements Found {}
  }
}
