package io.keyrota.rules.kms;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.secret.Secret;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What an import token says, before it is sealed: for which key it is, how the material is wrapped,
 * and until when. The private half of the wrapping key goes with it, so that nothing need be stored
 * for a token, and token and wrapping key belong together.
 *
 * @param validTo 24 hours after it was made
 */
public record ImportToken(
    AccountId account,
    Region region,
    KeyId key,
    WrappingAlgorithm algorithm,
    WrappingKeySpec wrappingKeySpec,
    Instant validTo) {
  private static final byte FORMAT = 1;

  /** A token of a key, good for 24 hours. */
  public static ImportToken of(
      KmsKey key, WrappingAlgorithm algorithm, WrappingKeySpec wrappingKeySpec, Instant now) {
    return new ImportToken(
        key.account(),
        key.region(),
        key.id(),
        algorithm,
        wrappingKeySpec,
        KmsKey.date(now).plus(ImportTerms.TOKEN_LIFE));
  }

  /** A token opened, with the wrapping key's private half as PKCS#8; its taker closes it. */
  public record Opened(ImportToken token, Secret privateKey) {}

  /** The bytes to seal. The private key stays its owner's to close. */
  public Secret encoded(Secret privateKey) {
    byte[] texts =
        String.join(
                "\n",
                account.digits(),
                region.name(),
                key.text(),
                algorithm.name(),
                wrappingKeySpec.name())
            .getBytes(US_ASCII);
    byte[] bytes = new byte[1 + Long.BYTES + Short.BYTES + texts.length + privateKey.length()];
    ByteBuffer.wrap(bytes)
        .put(FORMAT)
        .putLong(validTo.toEpochMilli())
        .putShort((short) texts.length)
        .put(texts)
        .put(privateKey.reveal());
    return Secret.owning(bytes);
  }

  /** Takes opened bytes apart; nothing for bytes that {@link #encoded} did not make. */
  public static Optional<Opened> decode(Secret opened) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(opened.reveal());
      if (bytes.get() != FORMAT) {
        return Optional.empty();
      }
      Instant validTo = Instant.ofEpochMilli(bytes.getLong());
      byte[] texts = new byte[Short.toUnsignedInt(bytes.getShort())];
      bytes.get(texts);
      String[] parts = new String(texts, US_ASCII).split("\n", -1);
      if (parts.length != 5) {
        return Optional.empty();
      }
      ImportToken token =
          new ImportToken(
              new AccountId(parts[0]),
              new Region(parts[1]),
              KeyId.parse(parts[2]).orElseThrow(IllegalArgumentException::new),
              WrappingAlgorithm.valueOf(parts[3]),
              WrappingKeySpec.valueOf(parts[4]),
              validTo);
      byte[] all = opened.reveal();
      return Optional.of(
          new Opened(token, Secret.owning(Arrays.copyOfRange(all, bytes.position(), all.length))));
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Refuses a token of another key, or one whose time is over.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidImportTokenException, ExpiredImportTokenException
   */
  public void needFor(KmsKey wanted, Instant now) {
    if (!account.equals(wanted.account())
        || !region.equals(wanted.region())
        || !key.equals(wanted.id())) {
      throw KmsRefusal.invalidImportToken();
    }
    if (!now.isBefore(validTo)) {
      throw KmsRefusal.expiredImportToken();
    }
  }
}
