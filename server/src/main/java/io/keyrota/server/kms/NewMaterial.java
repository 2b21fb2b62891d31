package io.keyrota.server.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.KeyId;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Call;
import io.keyrota.server.crypto.KeyAlgorithms;
import io.keyrota.server.crypto.KeyPair;
import java.util.Optional;

/** Makes materials of every key spec and seals them at once. */
final class NewMaterial {
  private NewMaterial() {}

  /** Material for a new key. RSA pairs that are not ready take up to seconds. */
  static SealedMaterial make(
      AccountId account,
      Region region,
      KeyId key,
      KeySpec spec,
      KeyAlgorithms algorithms,
      Call call) {
    if (spec.asymmetric()) {
      try (KeyPair pair = algorithms.pairs().generate(spec)) {
        return SealedMaterial.seal(
            account,
            region,
            key,
            KeyMaterialId.of(key, pair.privateKey()),
            pair.privateKey(),
            Optional.of(pair.publicKey()),
            call.sealer());
      }
    }
    return bytes(account, region, key, spec, call);
  }

  /** The next material of a symmetric key. */
  static SealedMaterial next(KmsKey key, Call call) {
    return bytes(key.account(), key.region(), key.id(), key.spec(), call);
  }

  static SealedMaterial bytes(
      AccountId account, Region region, KeyId key, KeySpec spec, Call call) {
    try (Secret bytes = Secret.owning(call.entropy().bytes(spec.materialBytes()))) {
      return SealedMaterial.seal(
          account,
          region,
          key,
          KeyMaterialId.of(key, bytes),
          bytes,
          Optional.empty(),
          call.sealer());
    }
  }
}
