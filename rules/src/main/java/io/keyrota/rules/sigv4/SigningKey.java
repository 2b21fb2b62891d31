package io.keyrota.rules.sigv4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.keyrota.rules.secret.Secret;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The key that AWS derives from a secret access key for one scope: HMAC-SHA-256 of the day, the
 * region, the service and the terminator in turn. Deriving costs more than using it, so it is meant
 * to be kept for as long as the access key's row stays as it is; many threads may use it at once.
 * {@link #close} erases it, after which using it is an error: close it when no request holds it.
 */
public final class SigningKey implements AutoCloseable {
  private static final byte[] PREFIX = "AWS4".getBytes(US_ASCII);

  private final Scope scope;
  private final HmacSha256 hmac;

  private SigningKey(Scope scope, HmacSha256 hmac) {
    this.scope = scope;
    this.hmac = hmac;
  }

  /** Derives the key; the secret stays open. */
  public static SigningKey derive(Secret secret, Scope scope) {
    byte[] bytes = secret.reveal();
    byte[] start = Arrays.copyOf(PREFIX, PREFIX.length + bytes.length);
    System.arraycopy(bytes, 0, start, PREFIX.length, bytes.length);
    byte[] day = step(start, scope.date());
    byte[] region = step(day, scope.region());
    byte[] service = step(region, scope.service());
    byte[] key = step(service, Scope.TERMINATOR);
    try {
      return new SigningKey(scope, new HmacSha256(key));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /**
   * A key of nobody's, to verify with when the access key is unknown: the work is that of a known
   * key. Its secret is no secret, so a match means nothing: {@link Verification#checkUnknown}
   * refuses either way. Keep it like any other, so that known and unknown are found equally fast.
   */
  public static SigningKey ofNobody(Scope scope) {
    try (Secret nobody = Secret.ofText("nobody's secret, forty characters long..")) {
      return derive(nobody, scope);
    }
  }

  /** What the key is good for. */
  public Scope scope() {
    return scope;
  }

  /** The signature of a string to sign: 64 lower-case hexadecimal digits. */
  String sign(Bytes stringToSign) {
    return new String(digits(stringToSign), US_ASCII);
  }

  /** Whether the signature is this key's, in a time that does not tell how much of it is right. */
  boolean signed(Bytes stringToSign, String signature) {
    return MessageDigest.isEqual(digits(stringToSign), signature.getBytes(ISO_8859_1));
  }

  @Override
  public void close() {
    hmac.close();
  }

  @Override
  public String toString() {
    return "[signing key of " + scope + "]";
  }

  private byte[] digits(Bytes stringToSign) {
    byte[] code = hmac.of(stringToSign.array(), stringToSign.length());
    return Hex.digits(code);
  }

  private static byte[] step(byte[] key, String text) {
    try (HmacSha256 hmac = new HmacSha256(key)) {
      return hmac.of(text.getBytes(ISO_8859_1));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }
}
