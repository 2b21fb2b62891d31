package io.keyrota.server.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.HeldKey;
import io.keyrota.server.crypto.Mac;
import io.keyrota.server.sealing.RootKeyUnavailable;
import io.keyrota.server.sealing.SecretFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;

/**
 * Signs posts as Standard Webhooks does: HMAC-SHA256 over id, time and body, so that the receiver
 * knows who posts, and that it is not an old post again.
 */
final class WebhookSignature implements AutoCloseable {
  private static final int LONGEST_FILE = 256;
  private static final int SHORTEST_KEY = 24;
  private static final int LONGEST_KEY = 64;
  private static final byte[] PREFIX = "whsec_".getBytes(US_ASCII);

  private final Mac hmacSha256;
  private final HeldKey key;

  private WebhookSignature(Mac hmacSha256, HeldKey key) {
    this.hmacSha256 = hmacSha256;
    this.key = key;
  }

  /**
   * With the key that a file holds: {@code whsec_} and 24 to 64 bytes in base64.
   *
   * @throws RootKeyUnavailable saying what is wrong with the file
   */
  static WebhookSignature of(Path file, Mac hmacSha256) throws RootKeyUnavailable {
    try (Secret text = SecretFile.read(file, "webhook secret", LONGEST_FILE)) {
      byte[] bytes = text.reveal();
      int from = Arrays.mismatch(bytes, PREFIX) >= PREFIX.length ? PREFIX.length : 0;
      byte[] encoded = Arrays.copyOfRange(bytes, from, bytes.length);
      try (Secret decoded = Secret.owning(Base64.getDecoder().decode(encoded))) {
        if (from > 0 && decoded.length() >= SHORTEST_KEY && decoded.length() <= LONGEST_KEY) {
          return new WebhookSignature(hmacSha256, HeldKey.of(decoded));
        }
      } catch (IllegalArgumentException e) {
        // Not base64.
      } finally {
        Arrays.fill(encoded, (byte) 0);
      }
    }
    throw new RootKeyUnavailable(
        "the webhook secret file "
            + file
            + " holds no whsec_ followed by 24 to 64 bytes in base64; make one: echo"
            + " \"whsec_$(openssl rand -base64 32)\"");
  }

  /** The value of the header {@code webhook-signature}. */
  String of(String id, String timestamp, byte[] body) {
    byte[] head = (id + "." + timestamp + ".").getBytes(US_ASCII);
    return "v1," + Base64.getEncoder().encodeToString(hmacSha256.tag(key, head, body));
  }

  @Override
  public void close() {
    key.close();
  }
}
