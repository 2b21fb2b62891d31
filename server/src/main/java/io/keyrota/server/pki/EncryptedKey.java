package io.keyrota.server.pki;

import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.crypto.PassphraseKdf;
import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * Encrypts private keys under a passphrase: PKCS#8 with PBES2 (RFC 8018), PBKDF2 with HMAC-SHA-512,
 * AES-256 in CBC mode, which openssl and Java read.
 */
final class EncryptedKey {
  /** OWASP's figure for PBKDF2-HMAC-SHA-512 (2023). */
  private static final int ITERATIONS = 210_000;

  private static final int SALT = 16;
  private static final int KEY = 32;
  private static final int BLOCK = 16;

  private final PassphraseKdf kdf;
  private final Entropy entropy;

  EncryptedKey(PassphraseKdf kdf, Entropy entropy) {
    this.kdf = kdf;
    this.entropy = entropy;
  }

  Secret pem(Secret pkcs8, Secret passphrase) {
    byte[] salt = entropy.bytes(SALT);
    byte[] iv = entropy.bytes(BLOCK);
    try (Secret key = kdf.derive(passphrase, salt, ITERATIONS)) {
      byte[] encrypted = encrypt(key, iv, pkcs8.reveal());
      EncryptedPrivateKeyInfo info =
          new EncryptedPrivateKeyInfo(
              new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, parameters(salt, iv)),
              encrypted);
      return Secret.owning(
          Pem.write("ENCRYPTED PRIVATE KEY", info.getEncoded("DER"))
              .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    } catch (IOException | InvalidCipherTextException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ASN1Encodable parameters(byte[] salt, byte[] iv) {
    return new PBES2Parameters(
        new KeyDerivationFunc(
            PKCSObjectIdentifiers.id_PBKDF2,
            new PBKDF2Params(
                salt,
                ITERATIONS,
                KEY,
                new AlgorithmIdentifier(
                    PKCSObjectIdentifiers.id_hmacWithSHA512, DERNull.INSTANCE))),
        new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(iv)));
  }

  private static byte[] encrypt(Secret key, byte[] iv, byte[] plain)
      throws InvalidCipherTextException {
    PaddedBufferedBlockCipher cipher =
        new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(AESEngine.newInstance()));
    cipher.init(true, new ParametersWithIV(new KeyParameter(key.reveal()), iv));
    byte[] out = new byte[cipher.getOutputSize(plain.length)];
    int length = cipher.processBytes(plain, 0, plain.length, out, 0);
    length += cipher.doFinal(out, length);
    return Arrays.copyOf(out, length);
  }
}
