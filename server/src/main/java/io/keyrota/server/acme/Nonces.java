package io.keyrota.server.acme;

import io.keyrota.rules.text.Base64Url;
import io.keyrota.server.crypto.ConstantTime;
import io.keyrota.server.crypto.HeldKey;
import io.keyrota.server.crypto.Mac;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Nonces (RFC 8555, 6.5): a number and its MAC by a key of this life of the server, so that none
 * can be made by others. Each is taken once, within the last {@value #REMEMBERED} that were given:
 * what is remembered of them is a bit for each, however many are asked for. None outlives the
 * server; clients take a new one then.
 */
final class Nonces {
  /** A power of two. */
  static final int REMEMBERED = 1 << 20;

  private static final int TAG = 16;
  private static final byte[] NONE = {};

  private final Mac mac;
  private final HeldKey key;
  private final BitSet used = new BitSet(REMEMBERED);
  private long next;

  Nonces(Mac mac, HeldKey key) {
    this.mac = mac;
    this.key = key;
  }

  /** A new one. */
  String give() {
    long number;
    synchronized (this) {
      number = next++;
      // The place of one that is too old by now.
      used.clear(place(number));
    }
    return text(number);
  }

  /** Whether it was given and not taken yet; from now on it is. */
  boolean take(String nonce) {
    byte[] bytes = Base64Url.decoded(nonce).orElse(NONE);
    if (bytes.length != Long.BYTES + TAG) {
      return false;
    }
    long number = ByteBuffer.wrap(bytes).getLong();
    byte[] tag = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
    if (!ConstantTime.equal(tag, tag(number))) {
      return false;
    }
    synchronized (this) {
      if (number < 0 || number >= next || number < next - REMEMBERED || used.get(place(number))) {
        return false;
      }
      used.set(place(number));
      return true;
    }
  }

  private static int place(long number) {
    return (int) (number & (REMEMBERED - 1));
  }

  private String text(long number) {
    return Base64Url.of(
        ByteBuffer.allocate(Long.BYTES + TAG).putLong(number).put(tag(number)).array());
  }

  private byte[] tag(long number) {
    byte[] message = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    return Arrays.copyOf(mac.tag(key, message), TAG);
  }
}
