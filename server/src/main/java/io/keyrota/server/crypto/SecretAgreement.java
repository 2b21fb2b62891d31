package io.keyrota.server.crypto;

import io.keyrota.rules.secret.Secret;
import java.security.PrivateKey;
import java.util.Optional;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;

/** ECDH (NIST SP 800-56A, section 5.7.1.2) on the NIST curves and SM2's. */
public final class SecretAgreement {
  private final NistCurves nist;

  SecretAgreement(NistCurves nist) {
    this.nist = nist;
  }

  /**
   * The raw shared secret: the x coordinate, as long as the curve's field.
   *
   * @param peer SubjectPublicKeyInfo in DER, with the same curve named and the point uncompressed;
   *     nothing for any other
   */
  public Optional<Secret> derive(DecodedPrivateKey key, byte[] peer) {
    Curve curve = Curve.of(key.spec());
    return switch (key.spec().family()) {
      case NIST_CURVE -> nist.agree(curve, key.as(PrivateKey.class), peer);
      case SM2 -> BouncyCurves.agree(curve, key.as(ECPrivateKeyParameters.class), peer);
      default -> throw new IllegalArgumentException(key.spec() + " agrees on nothing");
    };
  }
}
