package io.keyrota.server.crypto;

import io.keyrota.rules.kms.KeySpec;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Arrays;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.MLDSASigner;

/**
 * ML-DSA over a μ that is ready (FIPS 204, section 6.2), which of all at hand Bouncy Castle does.
 */
final class MlDsaMu {
  // No instances: whoever held one would load the library with it.
  private MlDsaMu() {}

  static byte[] sign(MlDsa.Private key, byte[] mu, Entropy entropy) {
    byte[] seed = key.seed().copy();
    try {
      MLDSASigner signer = new MLDSASigner();
      signer.init(
          true,
          new ParametersWithRandom(
              new MLDSAPrivateKeyParameters(parameters(key.spec()), seed),
              new EntropyRandom(entropy)));
      return signer.generateMuSignature(mu);
    } catch (CryptoException e) {
      throw new Unusable("ML-DSA", new GeneralSecurityException(e));
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  static boolean verify(KeySpec spec, PublicKey key, byte[] mu, byte[] signature) {
    MLDSAParameters parameters = parameters(spec);
    byte[] spki = key.getEncoded();
    int length = MlDsa.publicBytes(spec);
    MLDSASigner verifier = new MLDSASigner();
    verifier.init(
        false,
        new MLDSAPublicKeyParameters(
            parameters, Arrays.copyOfRange(spki, spki.length - length, spki.length)));
    try {
      return verifier.verifyMuSignature(mu, signature);
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static MLDSAParameters parameters(KeySpec spec) {
    return switch (spec) {
      case ML_DSA_44 -> MLDSAParameters.ml_dsa_44;
      case ML_DSA_65 -> MLDSAParameters.ml_dsa_65;
      case ML_DSA_87 -> MLDSAParameters.ml_dsa_87;
      default -> throw new IllegalArgumentException(spec + " is not ML-DSA");
    };
  }
}
