package io.keyrota.server.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Certificates of a test's own making, good by the machine's clock. */
public final class TestChain {
  private static final AtomicInteger SERIAL = new AtomicInteger(1);

  private TestChain() {}

  /** A certificate with its key. */
  public record Made(String name, KeyPair keys, X509Certificate certificate) {

    /** An authority below this one. */
    public Made authority(String below) {
      return made(below, this, true, Duration.ofDays(30));
    }

    /** A server's certificate for that name. */
    public Made server(String host) {
      return made(host, this, false, Duration.ofDays(30));
    }

    /** The same, already over. */
    public Made expired(String host) {
      return made(host, this, false, Duration.ofHours(-1));
    }

    public String thumbprint() {
      return ThumbprintTrust.thumbprint(certificate);
    }

    /** TLS that shows this certificate, and those after it. */
    public SSLContext showing(Made... issuers) {
      try {
        X509Certificate[] chain = new X509Certificate[issuers.length + 1];
        chain[0] = certificate;
        for (int i = 0; i < issuers.length; i++) {
          chain[i + 1] = issuers[i].certificate;
        }
        // A PKCS12 store keeps only what belongs together; this one whatever it is given.
        KeyStore kept = KeyStore.getInstance("JKS");
        kept.load(null, null);
        kept.setKeyEntry("it", keys.getPrivate(), new char[0], chain);
        KeyManagerFactory factory =
            KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(kept, new char[0]);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(factory.getKeyManagers(), null, null);
        return tls;
      } catch (GeneralSecurityException | IOException e) {
        throw new IllegalStateException(Arrays.toString(issuers), e);
      }
    }
  }

  /** An authority of its own. */
  public static Made root(String name) {
    return made(name, null, true, Duration.ofDays(30));
  }

  /** A server that vouches for itself. */
  public static Made itself(String host) {
    return made(host, null, false, Duration.ofDays(30));
  }

  private static Made made(String name, @Nullable Made issuer, boolean authority, Duration life) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      KeyPair keys = generator.generateKeyPair();
      Instant now = Instant.now();
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name("CN=" + (issuer == null ? name : issuer.name)),
              BigInteger.valueOf(SERIAL.getAndIncrement()),
              Date.from(now.minus(Duration.ofDays(2))),
              Date.from(now.plus(life)),
              new X500Name("CN=" + name),
              keys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      if (!authority) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
      }
      KeyPair signer = issuer == null ? keys : issuer.keys;
      return new Made(
          name,
          keys,
          new JcaX509CertificateConverter()
              .getCertificate(
                  builder.build(
                      new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate()))));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
