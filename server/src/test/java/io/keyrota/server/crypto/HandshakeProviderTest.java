package io.keyrota.server.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keyrota.rules.secret.Secret;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.XECPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.XECPublicKeySpec;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.KeyAgreement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HandshakeProviderTest {
  private static final String ALICE =
      "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a";
  private static final String OF_ALICE =
      "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a";
  private static final String BOB =
      "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb";
  private static final String OF_BOB =
      "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f";
  private static final String BETWEEN_THEM =
      "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742";

  private final Provider provider = new HandshakeProvider(Corretto.provider());

  private KeyPair pair(SecureRandom random) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("XDH", provider);
    generator.initialize(NamedParameterSpec.X25519, random);
    return generator.generateKeyPair();
  }

  /** Randomness that is what the test says. */
  private static SecureRandom giving(String hex) {
    return new EntropyRandom(count -> HexFormat.of().parseHex(hex));
  }

  private static PublicKey point(BigInteger u) throws GeneralSecurityException {
    return KeyFactory.getInstance("XDH")
        .generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, u));
  }

  private static String littleEnd(PublicKey key) {
    byte[] bytes = ((XECPublicKey) key).getU().toByteArray();
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < 32; i++) {
      hex.append("%02x".formatted(i < bytes.length ? bytes[bytes.length - 1 - i] : 0));
    }
    return hex.toString();
  }

  private byte[] agreed(PrivateKey own, PublicKey peer, String by) throws GeneralSecurityException {
    KeyAgreement agreement =
        by.equals("own")
            ? KeyAgreement.getInstance("XDH", provider)
            : KeyAgreement.getInstance("XDH", by);
    agreement.init(own);
    agreement.doPhase(peer, true);
    return agreement.generateSecret("TlsPremasterSecret").getEncoded();
  }

  /** RFC 7748, section 6.1. */
  @Test
  void x25519AgreesWithItsStandard() throws GeneralSecurityException {
    KeyPair alice = pair(giving(ALICE));
    KeyPair bob = pair(giving(BOB));
    assertThat(littleEnd(alice.getPublic())).isEqualTo(OF_ALICE);
    assertThat(littleEnd(bob.getPublic())).isEqualTo(OF_BOB);
    assertThat(agreed(alice.getPrivate(), bob.getPublic(), "own"))
        .asHexString()
        .isEqualToIgnoringCase(BETWEEN_THEM);
    assertThat(agreed(bob.getPrivate(), alice.getPublic(), "own"))
        .asHexString()
        .isEqualToIgnoringCase(BETWEEN_THEM);
  }

  @Test
  void x25519AgreesWithTheJdk() throws GeneralSecurityException {
    KeyPairGenerator jdk = KeyPairGenerator.getInstance("X25519", "SunEC");
    SecureRandom random = new SecureRandom();
    for (int i = 0; i < 200; i++) {
      KeyPair own = pair(random);
      KeyPair theirs = jdk.generateKeyPair();
      assertThat(agreed(own.getPrivate(), theirs.getPublic(), "own"))
          .isEqualTo(agreed(theirs.getPrivate(), own.getPublic(), "SunEC"));
    }
  }

  /** RFC 8446, section 7.4.2: a secret of zeros alone ends the handshake. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "1",
        "325606250916557431795983626356110631294008115727848805560023387167927233504",
        "39382357235489614581723060781553021112529911719440698176882885853963445705823",
        "57896044618658097711785492504343953926634992332820282019728792003956564819948",
        "57896044618658097711785492504343953926634992332820282019728792003956564819949",
        "57896044618658097711785492504343953926634992332820282019728792003956564819950"
      })
  void aPointOfSmallOrderIsRefused(String u) throws GeneralSecurityException {
    PrivateKey own = pair(giving(ALICE)).getPrivate();
    PublicKey peer = point(new BigInteger(u));
    assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> agreed(own, peer, "own"));
  }

  @Test
  void aPrivateKeyShowsNothing() throws GeneralSecurityException {
    PrivateKey key = pair(giving(ALICE)).getPrivate();
    assertThat(key.toString()).doesNotContain("7707").isEqualTo("[key]");
    assertThat(key.getEncoded()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "EC, secp256r1, SHA256withECDSA",
    "EC, secp384r1, SHA384withECDSA",
    "RSA, , RSASSA-PSS",
    "RSA, , SHA256withRSA"
  })
  void aServedKeyIsSignedWithAsItIsAndAKeyOfTheJdkByTheJdk(
      String kind, String curve, String algorithm) throws GeneralSecurityException {
    assumeTrue(Corretto.provider().isPresent());
    HandshakeProvider.install();
    KeyPairGenerator generator =
        KeyPairGenerator.getInstance(kind, curve == null ? "SunRsaSign" : "SunEC");
    AlgorithmParameterSpec size =
        curve == null
            ? new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4)
            : new ECGenParameterSpec(curve);
    generator.initialize(size);
    KeyPair jdk = generator.generateKeyPair();
    PrivateKey served;
    try (Secret pkcs8 = Secret.owning(jdk.getPrivate().getEncoded())) {
      served = TlsKeys.of(pkcs8);
    }
    assertThat(served.getAlgorithm()).isEqualTo(kind);
    assertThat(by(served, algorithm)).isEqualTo("Keyrota");
    assertThat(by(jdk.getPrivate(), algorithm)).startsWith("Sun");
  }

  private static String by(PrivateKey key, String algorithm) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    return signature.getProvider().getName();
  }

  @Test
  void whatItDoesNotMakeTheJdkMakes() throws GeneralSecurityException {
    HandshakeProvider.install();
    KeyPairGenerator generator = KeyPairGenerator.getInstance("XDH");
    generator.initialize(NamedParameterSpec.X448);
    assertThat(generator.generateKeyPair().getPrivate().getEncoded()).isNotEmpty();
    KeyPairGenerator unasked = KeyPairGenerator.getInstance("XDH");
    assertThat(unasked.generateKeyPair().getPublic()).isInstanceOf(XECPublicKey.class);
    assertThat(Jca.jdk().keyPairGenerator("EC").getProvider().getName()).isEqualTo("SunEC");
  }

  @Test
  void withoutTheLibraryX25519IsAllThereIs() {
    assertThat(new HandshakeProvider(Optional.empty()).getServices())
        .extracting(Provider.Service::getAlgorithm)
        .containsOnly("XDH");
  }
}
