package io.keyrota.rules.iam;

import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.Vouched;
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
  private static final Set<String> ISSUING = Set.of("GetSessionToken", "GetFederationToken");

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
   * What AWS documents of temporary credentials, to be asked before permissions are. Those of
   * GetSessionToken call IAM with MFA only, and of STS only AssumeRole and GetCallerIdentity; those
   * of GetFederationToken no IAM at all, and of STS only GetCallerIdentity; sessions of roles make
   * neither of the two kinds.
   *
   * @param prefix the service's, for example {@code iam}
   * @return the refusal, or empty when the caller has no session or may go on
   */
  public static Optional<Refusal> refusal(Caller caller, String prefix, String operation) {
    Optional<Caller.Session> session = caller.session();
    if (session.isEmpty()) {
      return Optional.empty();
    }
    return switch (prefix) {
      case "iam" -> callsIam(caller, session.get()) ? Optional.empty() : Optional.of(invalid());
      case "sts" ->
          callsSts(caller, operation)
              ? Optional.empty()
              : Optional.of(
                  new Refusal(
                      "AccessDenied", "Cannot call " + operation + " with session credentials"));
      default -> Optional.empty();
    };
  }

  private static boolean callsIam(Caller caller, Caller.Session session) {
    return switch (caller) {
      case Caller.Root _, Caller.User _ -> session.mfaAuthenticated().isPresent();
      case Caller.AssumedRole _ -> true;
      case Caller.FederatedUser _, Vouched _, Caller.Service _, Caller.Unknown _ -> false;
    };
  }

  private static boolean callsSts(Caller caller, String operation) {
    return switch (caller) {
      case Caller.Root _, Caller.User _ -> STS_WITH_SESSION.contains(operation);
      case Caller.AssumedRole _ -> !ISSUING.contains(operation);
      case Caller.FederatedUser _, Vouched _, Caller.Service _, Caller.Unknown _ ->
          operation.equals("GetCallerIdentity");
    };
  }

  private static Refusal invalid() {
    return new Refusal(
        "InvalidClientTokenId", "The security token included in the request is invalid");
  }
}
