package io.keyrota.server.kms;

import io.keyrota.models.schema.Blob;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.kms.CiphertextBlob;
import io.keyrota.rules.kms.EncryptionAlgorithm;
import io.keyrota.rules.kms.EncryptionContext;
import io.keyrota.rules.kms.KeyLife;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KeyPurpose;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Request;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The half of Decrypt and ReEncrypt that finds out what a ciphertext is to be decrypted with: the
 * key that the request names, else the one that the ciphertext does.
 */
final class Decryption {
  private static final String IGNORE_CIPHERTEXT = "IGNORE_CIPHERTEXT";

  private final Ciphertexts ciphertexts;

  Decryption(Ciphertexts ciphertexts) {
    this.ciphertexts = ciphertexts;
  }

  /**
   * What a request says of the ciphertext.
   *
   * @param blob null only where a dry run leaves the ciphertext out
   */
  record Source(
      KeyOperation operation,
      @Nullable Blob blob,
      @Nullable String keyId,
      @Nullable EncryptionAlgorithm algorithm,
      EncryptionContext context) {

    /**
     * Reads the parameters.
     *
     * @param names the parameters' names in this operation, for refusals: the key's and the
     *     algorithm's
     * @throws Refusal ValidationException where one is missing
     */
    static Source of(
        KeyOperation operation,
        Names names,
        @Nullable Blob blob,
        @Nullable String keyId,
        @Nullable String algorithm,
        @Nullable Map<String, String> context,
        DryRun dryRun) {
      @Nullable Blob used = dryRun.ignoresCiphertext() ? null : blob;
      if (used == null && !dryRun.ignoresCiphertext()) {
        throw KmsRefusal.validation(
            "CiphertextBlob must be specified unless DryRun is true and DryRunModifiers is"
                + " IGNORE_CIPHERTEXT.");
      }
      @Nullable EncryptionAlgorithm wanted =
          algorithm == null ? null : EncryptionAlgorithm.valueOf(algorithm);
      if (keyId == null
          && (used == null
              || (wanted != null && wanted != EncryptionAlgorithm.SYMMETRIC_DEFAULT))) {
        throw KmsRefusal.validation(
            names.keyId()
                + " must be specified when "
                + (used == null
                    ? "DryRunModifiers is IGNORE_CIPHERTEXT."
                    : names.algorithm() + " is " + wanted + "."));
      }
      return new Source(operation, used, keyId, wanted, EncryptionContext.of(context));
    }

    /** The condition values of the permission that it needs. */
    Map<String, List<String>> conditions() {
      return UseConditions.of(
          context, Objects.requireNonNullElse(algorithm, EncryptionAlgorithm.SYMMETRIC_DEFAULT));
    }
  }

  /** The plaintext of a source that has a ciphertext. */
  Ciphertexts.Opened open(
      FoundKey found, EncryptionAlgorithm algorithm, Source source, Sealer sealer) {
    byte[] ciphertext = Objects.requireNonNull(source.blob()).bytes();
    return ciphertexts.decrypt(found, algorithm, source.context(), ciphertext, sealer);
  }

  /** What an operation calls the parameters. */
  record Names(String keyId, String algorithm) {}

  /** Whether the request is only tried, and how much of it. */
  record DryRun(boolean dryRun, boolean ignoresCiphertext) {
    static DryRun of(@Nullable Boolean dryRun, @Nullable List<String> modifiers) {
      boolean tried = CommonParameters.isSet(dryRun);
      return new DryRun(tried, tried && modifiers != null && modifiers.contains(IGNORE_CIPHERTEXT));
    }
  }

  /**
   * The key that is named. A bare key id may be another account's, where the ciphertext says so.
   *
   * @throws Refusal as {@link NamedKey} refuses; InvalidCiphertextException for a ciphertext that
   *     is none, where the request names no key either
   */
  static NamedKey key(Request request, Source source, Snapshot seen) {
    Optional<CiphertextBlob> blob = parsed(source.blob());
    if (source.keyId() == null) {
      return named(request, blob.orElseThrow(KmsRefusal::invalidCiphertext), source, seen);
    }
    if (blob.isPresent() && source.keyId().equals(blob.get().key().text())) {
      return named(request, blob.get(), source, seen);
    }
    return NamedKey.of(request, source.keyId(), source.operation(), seen);
  }

  private static NamedKey named(
      Request request, CiphertextBlob blob, Source source, Snapshot seen) {
    return NamedKey.of(request, blob.account(), blob.key(), source.operation(), seen);
  }

  /**
   * The key as it is.
   *
   * @throws Refusal as {@link NamedKey#need} refuses; AccessDeniedException for a key that only the
   *     ciphertext names and that does not exist
   */
  static FoundKey find(Call call, NamedKey named, Source source) {
    boolean exists = named.row().filter(row -> !KeyLife.deletionDue(row, call.now())).isPresent();
    if (source.keyId() == null && !exists) {
      throw KmsRefusal.ciphertextOfUnknownKey();
    }
    return named.need(call);
  }

  private static Optional<CiphertextBlob> parsed(@Nullable Blob blob) {
    return blob == null ? Optional.empty() : CiphertextBlob.parse(blob.bytes());
  }

  /**
   * The algorithm.
   *
   * @throws Refusal InvalidKeyUsageException for a key of another usage or spec
   */
  static EncryptionAlgorithm algorithm(KmsKey key, Source source) {
    return KeyPurpose.encryption(key, source.algorithm(), source.operation());
  }
}
