package io.keyrota.server.pki;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.OperatorCreationException;

/** A certificate that was read: strictly DER, nothing behind it. */
public final class X509 {
  private static final int MOST_KEPT = 16;

  private final X509CertificateHolder holder;
  private final byte[] der;

  private X509(X509CertificateHolder holder, byte[] der) {
    this.holder = holder;
    this.der = der;
  }

  /**
   * Reads a certificate.
   *
   * @throws Unreadable when it is none, or not in DER
   */
  public static X509 of(byte[] der) throws Unreadable {
    try {
      X509CertificateHolder holder = new X509CertificateHolder(der);
      if (!Arrays.equals(holder.toASN1Structure().getEncoded("DER"), der)) {
        throw new Unreadable("a certificate that is not encoded in DER");
      }
      return new X509(holder, der.clone());
    } catch (IOException | RuntimeException e) {
      throw new Unreadable("something that is not a certificate");
    }
  }

  /**
   * Reads a certificate that is kept here.
   *
   * @param pem in which it stands first; its issuers may follow
   * @throws IllegalStateException when there is none
   */
  public static X509 ofPem(String pem) {
    try {
      List<Pem.Block> blocks = Pem.read(pem.getBytes(StandardCharsets.US_ASCII), MOST_KEPT);
      X509 first = of(blocks.getFirst().content().reveal());
      blocks.forEach(Pem.Block::close);
      return first;
    } catch (Unreadable | RuntimeException e) {
      throw new IllegalStateException("a certificate that is kept cannot be read", e);
    }
  }

  /** One that was just made. */
  static X509 of(X509CertificateHolder made) {
    try {
      return new X509(made, made.getEncoded());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  X509CertificateHolder holder() {
    return holder;
  }

  public byte[] der() {
    return der.clone();
  }

  public String pem() {
    return Pem.write("CERTIFICATE", der);
  }

  public CertificateFacts facts() {
    return FactsReading.of(holder);
  }

  SubjectPublicKeyInfo publicKey() {
    return holder.getSubjectPublicKeyInfo();
  }

  /** By which those that it signed name its key. */
  byte[] keyIdentifier() {
    SubjectKeyIdentifier told = SubjectKeyIdentifier.fromExtensions(holder.getExtensions());
    return told == null ? PublicKeys.identifier(publicKey()) : told.getKeyIdentifier();
  }

  /** SubjectPublicKeyInfo in DER. */
  public byte[] publicKeyInfo() {
    try {
      return publicKey().getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The serial number as DER encodes the integer, without tag and length. */
  public byte[] serial() {
    return holder.getSerialNumber().toByteArray();
  }

  /** By which it names its issuer's key; empty where it says nothing of it. */
  public byte[] authorityKey() {
    try {
      AuthorityKeyIdentifier named = AuthorityKeyIdentifier.fromExtensions(holder.getExtensions());
      byte[] key = named == null ? null : named.getKeyIdentifierOctets();
      return key == null ? new byte[0] : key;
    } catch (RuntimeException e) {
      return new byte[0];
    }
  }

  public Instant notBefore() {
    return holder.getNotBefore().toInstant();
  }

  public Instant notAfter() {
    return holder.getNotAfter().toInstant();
  }

  public boolean selfIssued() {
    return holder.getSubject().equals(holder.getIssuer());
  }

  /** Whether it may sign certificates, as its own extensions say. */
  boolean isAuthority() {
    try {
      BasicConstraints basic = BasicConstraints.fromExtensions(holder.getExtensions());
      KeyUsage usage = KeyUsage.fromExtensions(holder.getExtensions());
      return basic != null
          && basic.isCA()
          && (usage == null || usage.hasUsages(KeyUsage.keyCertSign));
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** Whether its basic constraints say that it is no authority, or say nothing at all. */
  boolean isEndEntity() {
    Optional<Extension> basic =
        Optional.ofNullable(holder.getExtension(Extension.basicConstraints));
    return basic.isEmpty() || !isAuthority();
  }

  /** Whether the other's key signed it, and the other's subject is its issuer. */
  boolean isSignedBy(X509 issuer) {
    if (!holder.getIssuer().equals(issuer.holder.getSubject())) {
      return false;
    }
    try {
      return holder.isSignatureValid(PublicKeys.verifier(issuer.publicKey()));
    } catch (Unreadable
        | OperatorCreationException
        | org.bouncycastle.cert.CertException
        | RuntimeException e) {
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof X509 that && Arrays.equals(der, that.der);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(der);
  }

  @Override
  public String toString() {
    return holder.getSubject().toString();
  }
}
