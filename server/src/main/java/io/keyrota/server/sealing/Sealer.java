package io.keyrota.server.sealing;

import io.keyrota.rules.secret.Secret;
import io.keyrota.server.store.Identity;

/**
 * Seals secrets for the disk under a domain's key and opens them again. The identity of the row (or
 * of the thing, where there is no row) is bound in: a blob moved to another account, id or kind
 * does not open.
 */
public interface Sealer {

  /** Seals under the domain's current key with a key and nonce of its own. */
  Sealed seal(Domain domain, Identity boundTo, Secret secret);

  /**
   * Opens what {@link #seal} made with the same domain and identity.
   *
   * @throws Broken when one bit, the domain or the identity differs
   */
  Secret open(Domain domain, Identity boundTo, Sealed sealed);

  /** What the keys are for; each domain has keys of its own. */
  enum Domain {
    /** Secrets of IAM: secret access keys. */
    IAM,
    /** The materials of KMS keys. */
    KMS,
    /** Session tokens of STS. */
    STS,
    /** The trail's signing key. */
    AUDIT,
    /** Links in mail that waits to be sent. */
    MAIL,
    /**
     * The keys of our accounts at other certificate authorities, and those by which others register
     * here.
     */
    ACM
  }

  /** A sealed blob that does not open: changed, or moved from where it belongs. */
  final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Broken() {
      super("a sealed secret does not open", null, false, false);
    }
  }
}
