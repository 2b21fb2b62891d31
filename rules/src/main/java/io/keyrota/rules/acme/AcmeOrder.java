package io.keyrota.rules.acme;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An order (RFC 8555, 7.1.3). Its names are approved beforehand, so that it is born ready and its
 * authorizations, one for each name, are born valid.
 *
 * @param names in lower case
 * @param givenUp names whose authorization the client deactivated
 * @param certificateId what was issued; empty until then
 * @param replaces the certificate that this one takes the place of (RFC 9773, section 5)
 */
public record AcmeOrder(
    String id,
    String accountId,
    String endpointId,
    List<String> names,
    List<String> givenUp,
    Optional<String> certificateId,
    Optional<String> replaces,
    Instant created,
    Instant expires) {

  /** How long an order is kept. */
  public static final Duration KEPT = Duration.ofDays(7);

  public AcmeOrder {
    names = List.copyOf(names);
    givenUp = List.copyOf(givenUp);
  }

  /** An order's states; {@code pending} and {@code processing} do not occur here. */
  public enum Status {
    READY,
    VALID,
    INVALID;

    /** As the protocol writes it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A new one. */
  public static AcmeOrder placed(
      String id, AcmeAccount account, List<String> names, Optional<String> replaces, Instant now) {
    return new AcmeOrder(
        id,
        account.id(),
        account.endpoint().id(),
        names,
        List.of(),
        Optional.empty(),
        replaces,
        now,
        now.plus(KEPT));
  }

  /** Its state at an instant. */
  public Status statusAt(Instant now) {
    if (certificateId.isPresent()) {
      return Status.VALID;
    }
    return givenUp.isEmpty() && now.isBefore(expires) ? Status.READY : Status.INVALID;
  }

  /** Whether that certificate is replaced by this order, or may still be. */
  public boolean replacesAt(String certificate, Instant now) {
    return replaces.filter(certificate::equals).isPresent() && statusAt(now) != Status.INVALID;
  }

  /** The state of a name's authorization, as the protocol writes it. */
  public String authorizationAt(String name, Instant now) {
    if (givenUp.contains(name)) {
      return "deactivated";
    }
    return now.isBefore(expires) ? "valid" : "expired";
  }

  /** The same, the client having deactivated the authorization of a name. */
  public AcmeOrder givingUp(String name) {
    if (givenUp.contains(name)) {
      return this;
    }
    List<String> next = new ArrayList<>(givenUp);
    next.add(name);
    return new AcmeOrder(
        id, accountId, endpointId, names, next, certificateId, replaces, created, expires);
  }

  /** The same, fulfilled. */
  public AcmeOrder issued(String certificate) {
    return new AcmeOrder(
        id,
        accountId,
        endpointId,
        names,
        givenUp,
        Optional.of(certificate),
        replaces,
        created,
        expires);
  }
}
