package io.keyrota.server.iam;

import io.keyrota.rules.iam.MfaDevice;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.OneTimeCodes;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import java.util.function.Function;
import java.util.function.LongFunction;

/** An MFA device with its seed, sealed to the row that carries it. */
record SealedMfaDevice(MfaDevice device, Sealed seed) {
  /** How many bytes a seed has: as AWS's, 64 characters of base32. */
  static final int SEED = 40;

  static SealedMfaDevice seal(MfaDevice device, Secret seed, Sealer sealer) {
    return new SealedMfaDevice(device, sealer.seal(Sealer.Domain.IAM, identity(device), seed));
  }

  SealedMfaDevice with(MfaDevice changed) {
    return new SealedMfaDevice(changed, seed);
  }

  /** Judges codes against those of each step. */
  <T> T judging(Sealer sealer, Function<LongFunction<String>, T> judgement) {
    try (Secret opened = sealer.open(Sealer.Domain.IAM, identity(device), seed)) {
      return judgement.apply(step -> OneTimeCodes.code(opened, step));
    }
  }

  private static Identity identity(MfaDevice device) {
    return new Identity(
        Place.global(device.account()),
        MfaDeviceTable.TABLE.kind(),
        MfaDevice.nameKey(device.name()));
  }
}
