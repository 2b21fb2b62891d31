package io.keyrota.server.aws;

import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.iam.SessionTerms;
import io.keyrota.rules.sigv4.Claim;
import io.keyrota.rules.sigv4.Endpoint;
import io.keyrota.rules.sigv4.Message;
import io.keyrota.rules.sigv4.SignatureRefusals;
import io.keyrota.rules.sigv4.SigningKey;
import io.keyrota.rules.sigv4.Verification;
import io.keyrota.server.aws.wire.Target;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Establishes who asks. No operation runs before this has found the signature good, but for those
 * that are {@link Unsigned} and need none; there is no other way in. The signature's freshness is
 * judged by the machine's clock, since clients live there; the life of a session by the injected
 * one.
 */
public final class Authenticator {
  /** Services with one endpoint for all regions: what they do happens in us-east-1. */
  private static final Set<String> GLOBAL_SERVICES = Set.of("iam", "route53");

  /**
   * Any AWS region, for every service. AWS itself takes a global service's signatures for us-east-1
   * alone, and its clients know; but a client that was given an endpoint signs with the region it
   * was configured with, whatever the service.
   */
  private static final Predicate<String> AWS_REGION =
      Pattern.compile("aws-global|[a-z]{2,4}(-[a-z]{2,12}){1,3}-[0-9]{1,2}").asMatchPredicate();

  /** The regions of most requests need no pattern. Strangers may fill it, but only so far. */
  private static final Set<String> SEEN_REGIONS = ConcurrentHashMap.newKeySet();

  private static final int MOST_SEEN_REGIONS = 100;

  private final Credentials credentials;
  private final Clock machine;
  private final SigningKeys signingKeys = new SigningKeys();

  public Authenticator(Credentials credentials, Clock machine) {
    this.credentials = credentials;
    this.machine = machine;
  }

  /**
   * The authenticated request; the exchange learns on the way what the audit entry will tell.
   *
   * @param unsigned whether the operation needs no signature; one that is there must be good
   * @throws Refusal with AWS's code and message when the signature is not good
   */
  Request authenticate(Exchange exchange, Target target, boolean unsigned, Snapshot seen) {
    Message message = new RawMessage(exchange.raw);
    return switch (Claim.parse(message)) {
      case Claim.None none when unsigned ->
          new Request(
              exchange.caller,
              exchange.caller.account(),
              exchange.region,
              exchange.origin,
              exchange.id);
      case Claim.None none -> throw SignatureRefusals.missing();
      case Claim.Signed claim -> authenticate(exchange, target, message, claim, seen);
    };
  }

  private Request authenticate(
      Exchange exchange, Target target, Message message, Claim.Signed claim, Snapshot seen) {
    exchange.caller =
        new Caller.Unknown(
            Optional.of(new Caller.Credential(claim.accessKeyId(), Optional.empty())));
    // First what needs no key: nobody makes us derive keys for scopes of their invention.
    Verification.admit(message, claim, endpoint(target), machine.now()).orThrow();
    exchange.region = region(target, claim.scope().region());
    Caller caller =
        switch (credentials.find(claim.accessKeyId(), claim.sessionToken(), exchange.now, seen)) {
          case Credentials.Found.Usable usable -> {
            check(message, claim, usable);
            yield usable.caller();
          }
          case Credentials.Found.Inactive inactive -> {
            // The trail tells whose key it was; the client learns no more than of an unknown one.
            exchange.caller = inactive.caller();
            throw unknown(message, claim);
          }
          case Credentials.Found.Expired expired -> {
            // That a session has ended concerns only who holds its secret.
            check(message, claim, expired.session());
            exchange.caller = expired.session().caller();
            throw new Refusal(
                "ExpiredToken", "The security token included in the request is expired");
          }
          case Credentials.Found.Missing missing -> throw unknown(message, claim);
        };
    exchange.signed = true;
    exchange.caller = caller;
    SessionTerms.refusal(caller, target.service().prefix(), target.operation().name())
        .ifPresent(
            refusal -> {
              throw refusal;
            });
    return new Request(caller, caller.account(), exchange.region, exchange.origin, exchange.id);
  }

  private void check(Message message, Claim.Signed claim, Credentials.Found.Usable by) {
    SigningKey key = signingKeys.of(claim.accessKeyId(), by.version(), claim.scope(), by.secret());
    Verification.checkAdmitted(message, claim, key).orThrow();
  }

  /** A key that may not sign takes as long to refuse as a wrong signature of one that may. */
  private Refusal unknown(Message message, Claim.Signed claim) {
    SigningKey nobody = signingKeys.ofNobody(claim.scope());
    return Verification.checkAdmittedUnknown(message, claim, nobody).refusal();
  }

  private static Endpoint endpoint(Target target) {
    return new Endpoint(target.service().prefix(), Authenticator::isRegion);
  }

  private static boolean isRegion(String name) {
    if (SEEN_REGIONS.contains(name)) {
      return true;
    }
    boolean region = AWS_REGION.test(name);
    if (region && SEEN_REGIONS.size() < MOST_SEEN_REGIONS) {
      SEEN_REGIONS.add(name);
    }
    return region;
  }

  private static Region region(Target target, String scoped) {
    boolean global =
        scoped.equals("aws-global") || GLOBAL_SERVICES.contains(target.service().prefix());
    return global ? Region.US_EAST_1 : new Region(scoped);
  }
}
