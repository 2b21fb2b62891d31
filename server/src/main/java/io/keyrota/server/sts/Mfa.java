package io.keyrota.server.sts;

import io.keyrota.rules.sts.StsRefusal;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.MfaCodes;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one-time code that a request for a session brings, or none. */
record Mfa(@Nullable String serialNumber, @Nullable String tokenCode) {

  boolean given() {
    return serialNumber != null || tokenCode != null;
  }

  /**
   * What trust policies see. The code itself is checked when the request is decided, which ends it
   * where the code is wrong.
   */
  Map<String, List<String>> conditions() {
    return given()
        ? Map.of(
            "aws:MultiFactorAuthPresent", List.of("true"), "aws:MultiFactorAuthAge", List.of("0"))
        : Map.of();
  }

  /** When a code was checked: now, where one is given. */
  Optional<Instant> at(Call call) {
    return given() ? Optional.of(call.now()) : Optional.empty();
  }

  /**
   * Checks and spends the code where one is given.
   *
   * @throws io.keyrota.rules.aws.Refusal AccessDenied
   */
  List<Change> spend(MfaCodes codes, Call call, Snapshot seen) {
    if (!given()) {
      return List.of();
    }
    if (serialNumber == null || tokenCode == null) {
      throw StsRefusal.halfACode();
    }
    return codes.spend(call.request().caller(), serialNumber, tokenCode, call, seen);
  }
}
