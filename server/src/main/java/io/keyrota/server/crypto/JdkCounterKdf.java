package io.keyrota.server.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.crypto.ShortBufferException;

/** SP 800-108 in counter mode over the JDK's HMAC-SHA-256. */
final class JdkCounterKdf implements Kdf {
  private static final int BLOCK = 32;
  private static final int MOST = 255 * BLOCK;

  private final Prf prf = new Prf("HmacSHA256");

  @Override
  public byte[] derive(HeldKey key, byte[] label, byte[] context, int length) {
    if (length < 1 || length > MOST) {
      throw new IllegalArgumentException("from 1 to " + MOST + " bytes can be derived");
    }
    for (byte b : label) {
      if (b == 0) {
        throw new IllegalArgumentException("a label holds no zero byte");
      }
    }
    byte[] fixed =
        ByteBuffer.allocate(label.length + 1 + context.length + Integer.BYTES)
            .put(label)
            .put((byte) 0)
            .put(context)
            .putInt(length * Byte.SIZE)
            .array();
    return expand(key, fixed, length);
  }

  /** The counter mode itself, over a fixed input as NIST's test vectors give it. */
  byte[] expand(HeldKey key, byte[] fixed, int length) {
    int blocks = (length + BLOCK - 1) / BLOCK;
    byte[] all = new byte[blocks * BLOCK];
    ByteBuffer input = ByteBuffer.allocate(Integer.BYTES + fixed.length);
    input.put(Integer.BYTES, fixed);
    prf.keyed(
        key,
        mac -> {
          for (int i = 1; i <= blocks; i++) {
            mac.update(input.putInt(0, i).array());
            into(all, (i - 1) * BLOCK, mac);
          }
          return all;
        });
    if (all.length == length) {
      return all;
    }
    byte[] cut = Arrays.copyOf(all, length);
    Arrays.fill(all, (byte) 0);
    return cut;
  }

  private static void into(byte[] all, int at, javax.crypto.Mac mac) {
    try {
      mac.doFinal(all, at);
    } catch (ShortBufferException e) {
      throw new Unusable("HmacSHA256", e);
    }
  }
}
