package io.keyrota.rules.acme;

import io.keyrota.rules.acm.AcmTags;
import io.keyrota.rules.acm.CheckPace;
import io.keyrota.rules.acm.DomainFinding.RecordSeen;
import io.keyrota.rules.acm.ValidationRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The standing proof that an account controls a domain, for one ACME endpoint: a CNAME that stays
 * where it is and is looked at again every day.
 *
 * @param hostedZone where the record was set when the proof was asked for
 * @param since when the record began to be awaited
 * @param token the idempotency token that it was made with; empty without one
 * @param due when to look next; empty where nobody looks any more
 */
public record AcmeDomain(
    AcmeArn arn,
    String domain,
    DomainScope scope,
    Optional<String> hostedZone,
    Status status,
    Optional<Failure> failure,
    Instant since,
    AcmTags tags,
    String token,
    Instant created,
    Instant updated,
    Optional<Instant> due) {

  /** How long a record may be awaited. */
  public static final Duration PROVING = Duration.ofDays(3);

  /** How often a record that stands is looked at. */
  public static final Duration STANDING = Duration.ofDays(1);

  /** How far the proof is. */
  public enum Status {
    VALIDATING,
    VALID,
    INVALID
  }

  /** Why there is no proof, by AWS's names. */
  public enum Failure {
    ACCESS_DENIED("The hosted zone's records may not be changed."),
    DOMAIN_MISMATCH("The domain is not in the hosted zone."),
    DOMAIN_NOT_ALLOWED("The domain belongs to Amazon."),
    HOSTED_ZONE_NOT_FOUND("There is no such hosted zone."),
    INVALID_CHANGE_BATCH("The hosted zone refused the record."),
    INVALID_PUBLIC_DOMAIN("The domain is a public suffix."),
    TIMED_OUT("The record was not found within 72 hours.");

    private final String message;

    Failure(String message) {
      this.message = message;
    }

    /** For people. */
    public String message() {
      return message;
    }
  }

  /** A new proof, or one that begins anew: its record is awaited from now on. */
  public static AcmeDomain begun(
      AcmeArn arn, String domain, DomainScope scope, AcmTags tags, String token, Instant now) {
    return new AcmeDomain(
        arn,
        domain,
        scope,
        Optional.empty(),
        Status.VALIDATING,
        Optional.empty(),
        now,
        tags,
        token,
        now,
        now,
        Optional.of(now));
  }

  /** Where the record stands, and what it says. */
  public ValidationRecord record() {
    return ValidationRecord.of(arn.account(), domain);
  }

  /** Whether the endpoint may issue for the name by this proof. */
  public boolean allows(String name) {
    return status == Status.VALID && scope.covers(domain, name);
  }

  /**
   * What follows from a look at the record. An answer that does not come means not yet, never no.
   */
  public AcmeDomain found(RecordSeen seen, Instant now) {
    return switch (status) {
      case INVALID -> waiting(Optional.empty());
      case VALID ->
          switch (seen) {
            case RIGHT -> waiting(Optional.of(now.plus(STANDING)));
            case UNKNOWN -> waiting(Optional.of(now.plus(CheckPace.LONGEST)));
            case ABSENT -> again(now);
          };
      case VALIDATING -> {
        if (seen == RecordSeen.RIGHT) {
          yield now(Status.VALID, Optional.empty(), since, now, Optional.of(now.plus(STANDING)));
        }
        yield now.isBefore(since.plus(PROVING))
            ? waiting(Optional.of(CheckPace.next(since, now)))
            : failed(Failure.TIMED_OUT, now);
      }
    };
  }

  /** The same proof awaited from now on. */
  private AcmeDomain again(Instant now) {
    return now(
        Status.VALIDATING, Optional.empty(), now, now, Optional.of(CheckPace.next(now, now)));
  }

  /** It cannot be had. */
  public AcmeDomain failed(Failure why, Instant now) {
    return now(Status.INVALID, Optional.of(why), since, now, Optional.empty());
  }

  /**
   * With other options. One that failed, or whose record goes into another zone, is looked at anew;
   * what a standing record proves it goes on to prove.
   */
  public AcmeDomain with(DomainScope other, Optional<String> zone, Instant now) {
    AcmeDomain next =
        new AcmeDomain(
            arn,
            domain,
            other,
            zone.or(() -> hostedZone),
            status,
            failure,
            since,
            tags,
            token,
            created,
            now,
            due);
    return status == Status.INVALID || (zone.isPresent() && status != Status.VALID)
        ? next.now(Status.VALIDATING, Optional.empty(), now, now, Optional.of(now))
        : next;
  }

  public AcmeDomain with(AcmTags changed) {
    return new AcmeDomain(
        arn,
        domain,
        scope,
        hostedZone,
        status,
        failure,
        since,
        changed,
        token,
        created,
        updated,
        due);
  }

  private AcmeDomain waiting(Optional<Instant> look) {
    return now(status, failure, since, updated, look);
  }

  private AcmeDomain now(
      Status next, Optional<Failure> why, Instant from, Instant at, Optional<Instant> look) {
    return new AcmeDomain(
        arn, domain, scope, hostedZone, next, why, from, tags, token, created, at, look);
  }
}
