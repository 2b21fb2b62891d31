package io.keyrota.server.sts;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
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
import java.util.function.Function;

/**
 * A session without a row: everything about it, its secret too, sealed into the token that the
 * client sends along. In base64: a format number, the account's digits, and a blob sealed to
 * account and access key id. Sealed is the secret (its length in two bytes before it) and the
 * session as {@link SessionForm} writes it; in format 1, which is only read, the life of the
 * session, the user's id, the parent's key id, and the secret.
 *
 * @param account the holder's
 */
record SessionToken(String accessKeyId, AccountId account, Holder holder, Caller.Session session) {
  private static final byte FORMAT_1 = 1;
  private static final byte FORMAT = 2;
  private static final int ACCOUNT = 12;

  /** Far above any token that we make; a longer one is nobody's. */
  static final int LONGEST = 12_288;

  /** Whose session it is, by what outlives names. */
  sealed interface Holder {
    /** The account's root. */
    record Root() implements Holder {}

    /** A user of the account. */
    record User(String userId) implements Holder {}

    /** A session of a role. */
    record Role(String roleId, String sessionName) implements Holder {}

    /**
     * A federated user.
     *
     * @param issuer the user that asked for it; empty for the root
     */
    record Federated(String name, Optional<String> issuer) implements Holder {}
  }

  /**
   * The token that carries the session and the secret.
   *
   * @param smallest it has so many bytes at least
   */
  Secret seal(Secret secret, Sealer sealer, int smallest) {
    byte[] form = SessionForm.write(holder, session);
    Secret token = seal(secret, sealer, form);
    int missing = smallest - token.length();
    if (missing <= 0) {
      return token;
    }
    token.close();
    // Four bytes of the token are three of what it says.
    return seal(secret, sealer, SessionForm.padded(form, Math.ceilDiv(missing, 4) * 3));
  }

  private Secret seal(Secret secret, Sealer sealer, byte[] form) {
    ByteBuffer inside =
        ByteBuffer.allocate(Short.BYTES + secret.length() + form.length)
            .putShort((short) secret.length())
            .put(secret.reveal())
            .put(form);
    try (Secret whole = Secret.owning(inside.array())) {
      byte[] sealed =
          sealer.seal(Sealer.Domain.STS, identity(FORMAT, account, accessKeyId), whole).bytes();
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
              try {
                return Optional.of(
                    blob.open(
                        accessKeyId,
                        sealer,
                        inside -> {
                          if (blob.format == FORMAT_1) {
                            return read1(accessKeyId, blob.account, inside);
                          }
                          inside.position(Short.BYTES + inside.getShort());
                          byte[] form = new byte[inside.remaining()];
                          inside.get(form);
                          SessionForm.Read read = SessionForm.read(form);
                          return new SessionToken(
                              accessKeyId, blob.account, read.holder(), read.session());
                        }));
              } catch (Sealer.Broken e) {
                return Optional.empty();
              }
            });
  }

  /** The secret in a token that has opened before. */
  static Secret secret(String accessKeyId, String token, Sealer sealer) {
    Blob blob = blob(token).orElseThrow(Sealer.Broken::new);
    return blob.open(
        accessKeyId,
        sealer,
        inside -> {
          byte[] secret;
          if (blob.format == FORMAT_1) {
            var _ = read1(accessKeyId, blob.account, inside);
            secret = new byte[inside.remaining()];
          } else {
            secret = new byte[inside.getShort()];
          }
          inside.get(secret);
          return Secret.owning(secret);
        });
  }

  /** Reads up to the secret, with which the buffer ends. */
  private static SessionToken read1(String accessKeyId, AccountId account, ByteBuffer inside) {
    Instant created = Instant.ofEpochSecond(inside.getLong());
    Instant expires = Instant.ofEpochSecond(inside.getLong());
    String user = text(inside);
    return new SessionToken(
        accessKeyId,
        account,
        user.isEmpty() ? new Holder.Root() : new Holder.User(user),
        new Caller.Session(text(inside), created, expires));
  }

  private static String text(ByteBuffer inside) {
    byte[] bytes = new byte[inside.getShort()];
    inside.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private record Blob(byte format, AccountId account, Sealed sealed) {
    <T> T open(String accessKeyId, Sealer sealer, Function<ByteBuffer, T> read) {
      try (Secret whole =
          sealer.open(Sealer.Domain.STS, identity(format, account, accessKeyId), sealed)) {
        return read.apply(ByteBuffer.wrap(whole.reveal()));
      }
    }
  }

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
        || (bytes[0] != FORMAT && bytes[0] != FORMAT_1)) {
      return Optional.empty();
    }
    String digits = new String(bytes, 1, ACCOUNT, StandardCharsets.US_ASCII);
    return AccountId.isValid(digits)
        ? Optional.of(
            new Blob(
                bytes[0],
                new AccountId(digits),
                new Sealed(Arrays.copyOfRange(bytes, 1 + ACCOUNT, bytes.length))))
        : Optional.empty();
  }

  // The format is bound in: nobody has a token read by the rules of another.
  private static Identity identity(byte format, AccountId account, String accessKeyId) {
    String kind = format == FORMAT_1 ? "session" : "session-" + format;
    return new Identity(Place.global(account), kind, accessKeyId);
  }
}
