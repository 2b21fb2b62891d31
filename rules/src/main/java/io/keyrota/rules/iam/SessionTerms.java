package io.keyrota.rules.iam;

import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The life of a session that GetSessionToken makes, and what its credentials can not do.
 *
 * @param created in whole seconds
 * @param expires the instant from which the credentials are refused
 */
public record SessionTerms(Instant created, Instant expires) {
  private static final Duration STANDARD = Duration.ofHours(12);
  private static final Duration ROOT_MAXIMUM = Duration.ofHours(1);
  private static final Set<String> STS_WITH_SESSION = Set.of("AssumeRole", "GetCallerIdentity");

  /**
   * The terms of a new session: twelve hours unless asked otherwise (the model bounds it to 15
   * minutes and 36 hours); for the root, whatever it asks, one hour at most.
   */
  public static SessionTerms of(Caller caller, @Nullable Integer durationSeconds, Instant now) {
    Duration wanted = durationSeconds == null ? STANDARD : Duration.ofSeconds(durationSeconds);
    boolean shortened = caller instanceof Caller.Root && wanted.compareTo(ROOT_MAXIMUM) > 0;
    Instant created = WholeSeconds.of(now);
    return new SessionTerms(created, created.plus(shortened ? ROOT_MAXIMUM : wanted));
  }

  /**
   * What AWS documents of GetSessionToken's credentials: without MFA they can not call IAM at all,
   * and of STS only AssumeRole and GetCallerIdentity. To be asked before permissions are.
   *
   * @param prefix the service's, for example {@code iam}
   * @return the refusal, or empty when the caller has no session or may go on
   */
  public static Optional<Refusal> refusal(Caller caller, String prefix, String operation) {
    if (caller.credential().flatMap(Caller.Credential::session).isEmpty()) {
      return Optional.empty();
    }
    return switch (prefix) {
      case "iam" ->
          Optional.of(
              new Refusal(
                  "InvalidClientTokenId", "The security token included in the request is invalid"));
      case "sts" ->
          STS_WITH_SESSION.contains(operation)
              ? Optional.empty()
              : Optional.of(
                  new Refusal(
                      "AccessDenied", "Cannot call " + operation + " with session credentials"));
      default -> Optional.empty();
    };
  }
}
