package io.keyrota.server.aws;

import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.aws.RequestId;
import io.keyrota.server.aws.wire.Target;
import io.keyrota.server.http.RawRequest;
import io.keyrota.server.http.RawResponse;
import io.keyrota.server.http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through the gateway: what is known of it so far. Each attempt fills it
 * anew; when the request ends early, the audit entry tells what had become known.
 */
final class Exchange {
  /** How long a request goes on losing races. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final RawRequest raw;
  final @Nullable Target target;
  final RequestId id;
  final Origin origin;

  /** The way back to the client. */
  final Reply reply;

  /** Writes a refusal as the service that was asked does. */
  final Function<Refusal, RawResponse> dress;

  final Patience patience;

  /** The instant of the attempt, by the injected clock. */
  Instant now;

  /** Who asks; {@link Caller.Unknown} until the signature was found good. */
  Caller caller = new Caller.Unknown(Optional.empty());

  /** The region of the signature's scope. */
  Region region = Region.US_EAST_1;

  /** Whether the signature was good: only then the request counts as a use of its key. */
  boolean signed;

  /** The input, once it was read. */
  @Nullable Record input;

  /** What the request asked other services for, once it was decided. */
  @Nullable Visit visit;

  Exchange(
      RawRequest raw,
      @Nullable Target target,
      RequestId id,
      Instant now,
      LongSupplier nanos,
      Reply reply,
      Function<Refusal, RawResponse> dress) {
    this.raw = raw;
    this.target = target;
    this.id = id;
    this.now = now;
    this.patience = new Patience(PATIENCE, nanos);
    this.reply = reply;
    this.dress = dress;
    String userAgent = raw.header("User-Agent");
    this.origin = new Origin(raw.remoteAddress(), raw.tls(), userAgent == null ? "" : userAgent);
  }

  /** Forgets what an attempt that lost its race had found. */
  void beginAttempt(Instant at) {
    now = at;
    signed = false;
    input = null;
    visit = null;
    caller = new Caller.Unknown(Optional.empty());
  }
}
