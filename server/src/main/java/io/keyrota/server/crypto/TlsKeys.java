package io.keyrota.server.crypto;

import io.keyrota.rules.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.function.Supplier;

/** Private keys as the JDK's TLS takes them. */
public final class TlsKeys {
  private static final Jca FASTEST = Jca.fastest();
  private static final List<Supplier<KeyFactory>> KINDS =
      List.of(
          () -> FASTEST.keyFactory("EC"),
          () -> FASTEST.keyFactory("RSA"),
          () -> Jca.jdk().keyFactory("Ed25519"));

  private TlsKeys() {}

  /**
   * The key of a certificate that is served: an object of the provider that will sign with it
   * ({@link HandshakeProvider}), so that no handshake has to translate it.
   *
   * @param pkcs8 DER, unencrypted; it stays its owner's to close
   * @throws IllegalArgumentException for anything that TLS has no use for
   */
  public static PrivateKey of(Secret pkcs8) {
    PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(pkcs8.reveal());
    for (Supplier<KeyFactory> kind : KINDS) {
      try {
        return kind.get().generatePrivate(spec);
      } catch (GeneralSecurityException e) {
        // The encoding names the kind; the next may be it. The message might hold some of the key.
      }
    }
    throw new IllegalArgumentException("not a private key that TLS can use");
  }
}
