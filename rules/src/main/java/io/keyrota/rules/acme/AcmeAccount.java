package io.keyrota.rules.acme;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A client that registered with an endpoint (RFC 8555, 7.1.2).
 *
 * @param endpoint the endpoint's ARN
 * @param binding by which it registered
 * @param roleArn for whom it acts: the binding's role
 * @param key its public key, as {@link Jwk#canonical} writes it
 * @param thumbprint of the key (RFC 7638)
 * @param contacts {@code mailto:} URLs
 * @param orders how many of its orders are kept
 */
public record AcmeAccount(
    String id,
    AcmeArn endpoint,
    AcmeArn binding,
    String roleArn,
    String key,
    String thumbprint,
    List<String> contacts,
    Status status,
    long orders,
    Instant created) {

  /** Orders of an account that are kept at a time; more have to wait until some are over. */
  public static final int MOST_ORDERS = 300;

  public AcmeAccount {
    contacts = List.copyOf(contacts);
  }

  /** Whether it may do anything. */
  public enum Status {
    VALID,
    /** Ended by its client. */
    DEACTIVATED,
    /** Ended by the endpoint's owner. */
    REVOKED;

    /** As the protocol writes it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The same in another state. */
  public AcmeAccount now(Status next) {
    return new AcmeAccount(
        id, endpoint, binding, roleArn, key, thumbprint, contacts, next, orders, created);
  }

  /** The same with other contacts. */
  public AcmeAccount reachedAt(List<String> others) {
    return new AcmeAccount(
        id, endpoint, binding, roleArn, key, thumbprint, others, status, orders, created);
  }

  /** The same with another key. */
  public AcmeAccount keyed(Jwk next) {
    return new AcmeAccount(
        id,
        endpoint,
        binding,
        roleArn,
        next.canonical(),
        next.thumbprint(),
        contacts,
        status,
        orders,
        created);
  }

  /** The same with so many orders more, or fewer. */
  public AcmeAccount counting(int more) {
    return new AcmeAccount(
        id,
        endpoint,
        binding,
        roleArn,
        key,
        thumbprint,
        contacts,
        status,
        Math.max(0, orders + more),
        created);
  }
}
