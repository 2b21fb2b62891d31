package io.keyrota.rules.kms;

import java.time.Instant;
import java.util.Optional;

/**
 * How often one material of a key was used, and when last.
 *
 * @param encrypts how many operations made something with it: encrypted, signed, made a MAC
 * @param decrypts how many opened or checked what it had made: decrypted, verified
 */
public record MaterialUsage(
    long encrypts, Optional<Instant> lastEncrypt, long decrypts, Optional<Instant> lastDecrypt) {
  public static final MaterialUsage NONE =
      new MaterialUsage(0, Optional.empty(), 0, Optional.empty());

  /** One more operation. */
  public MaterialUsage with(boolean opens, Instant at) {
    return opens
        ? new MaterialUsage(encrypts, lastEncrypt, decrypts + 1, Optional.of(at))
        : new MaterialUsage(encrypts + 1, Optional.of(at), decrypts, lastDecrypt);
  }

  /** Both, the other being the later. */
  public MaterialUsage plus(MaterialUsage later) {
    return new MaterialUsage(
        encrypts + later.encrypts,
        later.lastEncrypt.or(() -> lastEncrypt),
        decrypts + later.decrypts,
        later.lastDecrypt.or(() -> lastDecrypt));
  }
}
