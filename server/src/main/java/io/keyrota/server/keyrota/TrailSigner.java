package io.keyrota.server.keyrota;

import io.keyrota.rules.secret.Secret;
import io.keyrota.server.audit.HeadSigner;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.crypto.Signatures;
import io.keyrota.server.sealing.Sealer;

/** Signs the trail's heads with an Ed25519 key that lies sealed in the store. */
public final class TrailSigner implements HeadSigner {
  private final Signatures ed25519;
  private final Sealer sealer;
  private final TrailKey key;

  public TrailSigner(Signatures ed25519, Sealer sealer, TrailKey key) {
    this.ed25519 = ed25519;
    this.sealer = sealer;
    this.key = key;
  }

  /** A new key, sealed. */
  public static TrailKey generate(Signatures ed25519, Sealer sealer, Entropy entropy) {
    Signatures.Pair pair = ed25519.generate(entropy);
    try (Secret secret = pair.privateKey()) {
      return new TrailKey(
          pair.publicKey(), sealer.seal(Sealer.Domain.AUDIT, TrailKeyTable.identity(), secret));
    }
  }

  @Override
  public byte[] sign(byte[] message) {
    try (Secret secret =
        sealer.open(Sealer.Domain.AUDIT, TrailKeyTable.identity(), key.privateKey())) {
      return ed25519.sign(secret, message);
    }
  }

  @Override
  public boolean verify(byte[] message, byte[] signature) {
    return ed25519.verify(key.publicKey(), message, signature);
  }
}
