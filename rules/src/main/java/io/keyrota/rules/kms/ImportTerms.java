package io.keyrota.rules.kms;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether and when imported material expires.
 *
 * @param validTo present exactly with KEY_MATERIAL_EXPIRES
 */
public record ImportTerms(ExpirationModel model, Optional<Instant> validTo) {
  /** How far ahead an expiry may lie. */
  public static final Duration LONGEST = Duration.ofDays(365);

  /** How long a wrapping key and its import token are good for. */
  public static final Duration TOKEN_LIFE = Duration.ofHours(24);

  /**
   * What a request asks for.
   *
   * @param model null for KEY_MATERIAL_EXPIRES
   * @throws io.keyrota.rules.aws.Refusal ValidationException for a date that is missing, not
   *     wanted, past, or more than 365 days ahead
   */
  public static ImportTerms of(
      @Nullable ExpirationModel model, @Nullable Instant validTo, Instant now) {
    ExpirationModel wanted =
        Objects.requireNonNullElse(model, ExpirationModel.KEY_MATERIAL_EXPIRES);
    if (wanted == ExpirationModel.KEY_MATERIAL_DOES_NOT_EXPIRE) {
      if (validTo != null) {
        throw KmsRefusal.validation(
            "A validTo date cannot be set when the expiration model is"
                + " KEY_MATERIAL_DOES_NOT_EXPIRE.");
      }
      return new ImportTerms(wanted, Optional.empty());
    }
    if (validTo == null) {
      throw KmsRefusal.validation(
          "A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES");
    }
    if (!validTo.isAfter(now)) {
      throw KmsRefusal.validation("ValidTo must be a future date.");
    }
    if (validTo.isAfter(now.plus(LONGEST))) {
      throw KmsRefusal.validation("ValidTo must be at most 365 days from the request date.");
    }
    return new ImportTerms(wanted, Optional.of(KmsKey.date(validTo)));
  }
}
