package io.keyrota.server.pki;

import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.crypto.PassphraseKdf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Certificates and private keys as files that people bring and take along. */
public final class CertificateFiles {
  /** ImportCertificate's limits. */
  private static final int LARGEST_CERTIFICATE = 32 * 1024;

  private static final int LARGEST_CHAIN = 2 * 1024 * 1024;
  private static final int LARGEST_KEY = 5 * 1024;
  private static final int LONGEST_CHAIN = 100;

  private static final String OTHER_KEY = "The private key does not match the certificate.";

  private static final Set<String> KEYS =
      Set.of(
          "RSA_1024",
          "RSA_2048",
          "RSA_3072",
          "RSA_4096",
          "EC_prime256v1",
          "EC_secp384r1",
          "EC_secp521r1");

  private final EncryptedKey encryption;

  public CertificateFiles(PassphraseKdf kdf, Entropy entropy) {
    this.encryption = new EncryptedKey(kdf, entropy);
  }

  /** What came of reading files. */
  public sealed interface Reading {

    /**
     * A certificate that may be used from now on.
     *
     * @param chain each the issuer of the one before it, the certificate itself not among them
     * @param privateKey PKCS#8 in DER
     */
    record Read(X509 certificate, List<X509> chain, CertificateFacts facts, Secret privateKey)
        implements Reading, AutoCloseable {

      /** The chain in PEM, empty without any. */
      public String chainPem() {
        StringBuilder text = new StringBuilder();
        chain.forEach(each -> text.append(each.pem()));
        return text.toString();
      }

      @Override
      public void close() {
        privateKey.close();
      }
    }

    /** Files that cannot be taken, and why, for the one who brought them. */
    record Refused(String why) implements Reading {

      /** Whether the files are well and the key is another certificate's. */
      public boolean isOfAnotherKey() {
        return why.equals(OTHER_KEY);
      }
    }
  }

  /**
   * Reads what ImportCertificate is given. The certificate is in force now, and of an algorithm
   * that ACM knows; the private key is its own and not encrypted; each of the chain signed the one
   * before it. A self-signed certificate needs no chain, and a chain need not reach its root.
   *
   * @param chain empty when none was brought
   */
  public Reading read(byte[] certificate, Secret privateKey, byte[] chain, Instant now) {
    try {
      return checked(certificate, privateKey, chain, now);
    } catch (Unreadable e) {
      return new Reading.Refused(String.valueOf(e.getMessage()));
    }
  }

  private static Reading checked(byte[] certificate, Secret privateKey, byte[] chain, Instant now)
      throws Unreadable {
    need(certificate.length <= LARGEST_CERTIFICATE, "The certificate is larger than 32 KB.");
    need(chain.length <= LARGEST_CHAIN, "The certificate chain is larger than 2 MB.");
    need(privateKey.length() <= LARGEST_KEY, "The private key is larger than 5 KB.");
    List<X509> found =
        certificates(certificate, 2, "The certificate is not a valid PEM certificate");
    need(
        found.size() == 1,
        "The certificate field contains "
            + (found.isEmpty() ? "no certificate." : "more than one certificate.")
            + " You must specify only one certificate in this field.");
    X509 leaf = found.getFirst();
    CertificateFacts facts = leaf.facts();
    need(
        KEYS.contains(facts.keyAlgorithm()),
        "The key algorithm " + facts.keyAlgorithm() + " is not supported.");
    need(!now.isBefore(leaf.notBefore()), "The certificate is not valid yet.");
    need(now.isBefore(leaf.notAfter()), "The certificate has expired.");
    List<X509> issuers =
        chain(leaf, certificates(chain, LONGEST_CHAIN, "The certificate chain is not valid PEM"));
    try (KeyFile key = key(privateKey)) {
      need(key.fits(leaf), OTHER_KEY);
      return new Reading.Read(leaf, issuers, facts, key.pkcs8().copy());
    }
  }

  /**
   * A private key alone, as PKCS#8 in DER.
   *
   * @param file in PEM; stays the caller's
   * @throws Unreadable when it is not one unencrypted private key
   */
  public static Secret privateKey(Secret file) throws Unreadable {
    try (KeyFile key = key(file)) {
      return key.pkcs8().copy();
    }
  }

  private static KeyFile key(Secret file) throws Unreadable {
    try {
      return KeyFile.read(file);
    } catch (Unreadable e) {
      throw new Unreadable(
          "The private key is not supported: "
              + e.getMessage()
              + ". It must be one unencrypted private key in PEM.");
    }
  }

  private static List<X509> certificates(byte[] file, int most, String wrong) throws Unreadable {
    List<X509> all = new ArrayList<>();
    List<Pem.Block> blocks;
    try {
      blocks = Pem.read(file, most);
    } catch (Unreadable e) {
      throw new Unreadable(wrong + ": " + e.getMessage() + ".");
    }
    for (Pem.Block block : blocks) {
      need(
          Set.of("CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE").contains(block.label()),
          wrong + ": it holds something else, " + printable(block.label()) + ".");
      try {
        all.add(X509.of(block.content().reveal()));
      } catch (Unreadable e) {
        throw new Unreadable(wrong + ": " + e.getMessage() + ".");
      }
    }
    need(!all.isEmpty() || file.length == 0, wrong + ".");
    return all;
  }

  private static String printable(String label) {
    String text = label.replaceAll("[^A-Z0-9 ]", "?");
    return text.length() <= 40 ? text : text.substring(0, 40);
  }

  /** The issuers in their order; a chain that repeats the certificate at its head may. */
  private static List<X509> chain(X509 leaf, List<X509> brought) throws Unreadable {
    List<X509> issuers =
        !brought.isEmpty() && brought.getFirst().equals(leaf)
            ? brought.subList(1, brought.size())
            : brought;
    if (issuers.isEmpty()) {
      need(
          !leaf.selfIssued() || leaf.isSignedBy(leaf),
          "Provided certificate is not a valid self signed. Please provide either a valid"
              + " self-signed certificate or certificate chain.");
      return List.of();
    }
    X509 before = leaf;
    for (X509 issuer : issuers) {
      need(
          before.isSignedBy(issuer) && issuer.isAuthority(),
          "Could not validate the certificate with the certificate chain.");
      before = issuer;
    }
    return issuers;
  }

  private static void need(boolean holds, String why) throws Unreadable {
    if (!holds) {
      throw new Unreadable(why);
    }
  }

  /**
   * A private key in PEM as an {@code ENCRYPTED PRIVATE KEY}: PKCS#8 under PBES2 with AES-256 and
   * PBKDF2.
   *
   * @param privateKey PKCS#8 in DER; stays the caller's
   */
  public Secret encrypted(Secret privateKey, Secret passphrase) {
    return encryption.pem(privateKey, passphrase);
  }

  /** The certificates of a text in PEM that was written here, empty for an empty one. */
  public static Optional<List<X509>> chainOf(String pem) {
    try {
      return Optional.of(
          certificates(
              pem.getBytes(java.nio.charset.StandardCharsets.US_ASCII), LONGEST_CHAIN, "PEM"));
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }
}
