package io.keyrota.server.acme;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyrota.rules.acme.AcmeProblem;
import io.keyrota.rules.acme.Jwk;
import io.keyrota.rules.acme.Jws;
import io.keyrota.server.crypto.WebKey;
import java.util.List;
import java.util.Optional;

/** Clients' keys where they verify. */
final class Keys {
  private Keys() {}

  /**
   * Refuses a signature that is not the key's.
   *
   * @throws AcmeProblem malformed; badPublicKey for a key that is none
   */
  static void needSigned(Jws jws, Jwk key) {
    jws.needAlgorithmOf(key);
    if (!of(key).verifies(jws.signed(), jws.signature())) {
      throw AcmeProblem.malformed("The JWS is not signed by that key.");
    }
  }

  /** The key. */
  static WebKey of(Jwk key) {
    List<byte[]> parts = key.parts();
    Optional<WebKey> made =
        switch (key.kind()) {
          case RSA -> WebKey.rsa(parts.getFirst(), parts.getLast());
          case P_256 -> WebKey.p256(parts.getFirst(), parts.getLast());
          case P_384 -> WebKey.p384(parts.getFirst(), parts.getLast());
          case ED25519 -> WebKey.ed25519(parts.getFirst());
        };
    return made.orElseThrow(
        () ->
            new AcmeProblem(AcmeProblem.Type.BAD_PUBLIC_KEY, "The key is none that can be used."));
  }

  /** The key of an account. */
  static Jwk stored(String canonical) {
    return Jwk.of(AcmeRequest.READER.apply(canonical.getBytes(UTF_8)).orElseThrow());
  }
}
