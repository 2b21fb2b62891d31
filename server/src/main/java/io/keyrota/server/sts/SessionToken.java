package io.keyrota.server.sts;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.SessionTerms;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A session without a row: everything about it, its secret too, sealed into the token that the
 * client sends along. In base64: a format number, the account's digits, and a blob sealed to
 * account and access key id.
 *
 * @param userId the user whose session it is; empty for the root's
 * @param parentKeyId the long-term access key that asked for it
 */
record SessionToken(
    String accessKeyId,
    AccountId account,
    Optional<String> userId,
    String parentKeyId,
    SessionTerms terms) {
  private static final byte FORMAT = 1;
  private static final int ACCOUNT = 12;

  /** Far above any token that we make; a longer one is nobody's. */
  private static final int LONGEST = 4096;

  /** The token that carries the session and the secret. */
  Secret seal(Secret secret, Sealer sealer) {
    byte[] user = userId.orElse("").getBytes(StandardCharsets.UTF_8);
    byte[] parent = parentKeyId.getBytes(StandardCharsets.UTF_8);
    ByteBuffer inside =
        ByteBuffer.allocate(
                2 * Long.BYTES + 2 * Short.BYTES + user.length + parent.length + secret.length())
            .putLong(terms.created().getEpochSecond())
            .putLong(terms.expires().getEpochSecond())
            .putShort((short) user.length)
            .put(user)
            .putShort((short) parent.length)
            .put(parent)
            .put(secret.reveal());
    try (Secret whole = Secret.owning(inside.array())) {
      byte[] sealed = sealer.seal(Sealer.Domain.STS, identity(account, accessKeyId), whole).bytes();
      byte[] token =
          ByteBuffer.allocate(1 + ACCOUNT + sealed.length)
              .put(FORMAT)
              .put(account.digits().getBytes(StandardCharsets.US_ASCII))
              .put(sealed)
              .array();
      return Secret.owning(Base64.getEncoder().encode(token));
    }
  }

  /** The session that a token carries; empty for any token that is not this key's own. */
  static Optional<SessionToken> open(String accessKeyId, String token, Sealer sealer) {
    return blob(token)
        .flatMap(
            blob -> {
              try (Secret whole =
                  sealer.open(
                      Sealer.Domain.STS, identity(blob.account, accessKeyId), blob.sealed)) {
                return Optional.of(
                    read(accessKeyId, blob.account, ByteBuffer.wrap(whole.reveal())));
              } catch (Sealer.Broken e) {
                return Optional.empty();
              }
            });
  }

  /** The secret in a token that has opened before. */
  static Secret secret(String accessKeyId, String token, Sealer sealer) {
    Blob blob = blob(token).orElseThrow(Sealer.Broken::new);
    try (Secret whole =
        sealer.open(Sealer.Domain.STS, identity(blob.account, accessKeyId), blob.sealed)) {
      ByteBuffer inside = ByteBuffer.wrap(whole.reveal());
      read(accessKeyId, blob.account, inside);
      byte[] secret = new byte[inside.remaining()];
      inside.get(secret);
      return Secret.owning(secret);
    }
  }

  /** Reads up to the secret, with which the buffer ends. */
  private static SessionToken read(String accessKeyId, AccountId account, ByteBuffer inside) {
    SessionTerms terms =
        new SessionTerms(
            Instant.ofEpochSecond(inside.getLong()), Instant.ofEpochSecond(inside.getLong()));
    String user = text(inside);
    return new SessionToken(
        accessKeyId,
        account,
        user.isEmpty() ? Optional.empty() : Optional.of(user),
        text(inside),
        terms);
  }

  private static String text(ByteBuffer inside) {
    byte[] bytes = new byte[inside.getShort()];
    inside.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private record Blob(AccountId account, Sealed sealed) {}

  private static Optional<Blob> blob(String token) {
    if (token.length() > LONGEST) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    // The decoder overlooks unused bits; a token with one bit changed is another token.
    if (!Base64.getEncoder().encodeToString(bytes).equals(token)
        || bytes.length <= 1 + ACCOUNT
        || bytes[0] != FORMAT) {
      return Optional.empty();
    }
    String digits = new String(bytes, 1, ACCOUNT, StandardCharsets.US_ASCII);
    return AccountId.isValid(digits)
        ? Optional.of(
            new Blob(
                new AccountId(digits),
                new Sealed(Arrays.copyOfRange(bytes, 1 + ACCOUNT, bytes.length))))
        : Optional.empty();
  }

  private static Identity identity(AccountId account, String accessKeyId) {
    return new Identity(Place.global(account), "session", accessKeyId);
  }
}
