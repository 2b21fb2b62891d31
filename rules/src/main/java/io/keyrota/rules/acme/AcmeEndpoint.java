package io.keyrota.rules.acme;

import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.rules.acm.AcmTags;
import io.keyrota.rules.acm.KeyAlgorithm;
import java.time.Instant;
import java.util.List;

/**
 * A managed ACME server with a directory of its own. Its orders are approved beforehand: what it
 * issues for is proved by its domain validations (AuthorizationBehavior PRE_APPROVED, the only one
 * there is).
 *
 * @param deleting whether it is being taken away: nothing is answered any more
 * @param contactRequired whether accounts must name a contact
 * @param keyAlgorithms of the keys that it certifies; never empty
 * @param certificateTags what its certificates are tagged with
 * @param domains how many domain validations it has
 * @param bindings how many external account bindings
 * @param accounts how many accounts, in every state
 * @param token the idempotency token that it was made with; empty without one
 */
public record AcmeEndpoint(
    AcmeArn arn,
    boolean deleting,
    boolean contactRequired,
    List<KeyAlgorithm> keyAlgorithms,
    AcmTags certificateTags,
    AcmTags tags,
    long domains,
    long bindings,
    long accounts,
    String token,
    Instant created,
    Instant updated) {

  /** Those that can be allowed, which all are where nothing else is said. */
  public static final List<KeyAlgorithm> KEY_ALGORITHMS =
      List.of(KeyAlgorithm.RSA_2048, KeyAlgorithm.EC_PRIME256V1, KeyAlgorithm.EC_SECP384R1);

  public AcmeEndpoint {
    keyAlgorithms = List.copyOf(keyAlgorithms);
  }

  /** A new one. */
  public static AcmeEndpoint made(
      AcmeArn arn,
      boolean contactRequired,
      List<KeyAlgorithm> keyAlgorithms,
      AcmTags certificateTags,
      AcmTags tags,
      String token,
      Instant now) {
    return new AcmeEndpoint(
        arn,
        false,
        contactRequired,
        keyAlgorithms,
        certificateTags,
        tags,
        0,
        0,
        0,
        token,
        now,
        now);
  }

  /** Whether a request with the same token asks for the same. */
  public boolean sameAs(AcmeEndpoint other) {
    return contactRequired == other.contactRequired
        && keyAlgorithms.equals(other.keyAlgorithms)
        && certificateTags.equals(other.certificateTags);
  }

  /**
   * Refuses to give anything more to an endpoint that is being taken away.
   *
   * @throws io.keyrota.rules.aws.Refusal ConflictException
   */
  public void needServing() {
    if (deleting) {
      throw AcmRefusal.conflict("The endpoint " + arn + " is being deleted.");
    }
  }

  /** The same with other terms. */
  public AcmeEndpoint with(boolean contact, List<KeyAlgorithm> algorithms, Instant now) {
    return with(deleting, contact, algorithms, tags, now);
  }

  public AcmeEndpoint with(AcmTags changed) {
    return with(deleting, contactRequired, keyAlgorithms, changed, updated);
  }

  /** The same, being taken away. */
  public AcmeEndpoint ending(Instant now) {
    return with(true, contactRequired, keyAlgorithms, tags, now);
  }

  private AcmeEndpoint with(
      boolean ending, boolean contact, List<KeyAlgorithm> algorithms, AcmTags changed, Instant at) {
    return new AcmeEndpoint(
        arn,
        ending,
        contact,
        algorithms,
        certificateTags,
        changed,
        domains,
        bindings,
        accounts,
        token,
        created,
        at);
  }

  /** The same with so many more, or fewer, of what belongs to it. */
  public AcmeEndpoint counting(int moreDomains, int moreBindings, int moreAccounts) {
    return new AcmeEndpoint(
        arn,
        deleting,
        contactRequired,
        keyAlgorithms,
        certificateTags,
        tags,
        domains + moreDomains,
        bindings + moreBindings,
        accounts + moreAccounts,
        token,
        created,
        updated);
  }
}
