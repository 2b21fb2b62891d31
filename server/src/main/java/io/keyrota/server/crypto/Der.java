package io.keyrota.server.crypto;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The little of DER (X.690) that keys and signatures need; what is read must be strictly DER. */
final class Der {
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;
  private static final int BITS = 0x03;
  private static final int OCTETS = 0x04;

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return tagged(SEQUENCE, joined(parts));
  }

  static byte[] integer(BigInteger value) {
    return tagged(INTEGER, value.toByteArray());
  }

  static byte[] octets(byte[] content) {
    return tagged(OCTETS, content);
  }

  /** A bit string of whole bytes. */
  static byte[] bits(byte[] content) {
    return tagged(BITS, joined(new byte[1], content));
  }

  static byte[] tagged(int tag, byte[] content) {
    int length = content.length;
    byte[] head;
    if (length < 0x80) {
      head = new byte[] {(byte) tag, (byte) length};
    } else if (length < 0x100) {
      head = new byte[] {(byte) tag, (byte) 0x81, (byte) length};
    } else {
      head = new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
    }
    return joined(head, content);
  }

  static byte[] joined(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }

  /**
   * What begins with exactly that head and is exactly so much longer; nothing for anything else.
   */
  static Optional<byte[]> after(byte[] head, int length, byte[] all) {
    if (all.length != head.length + length
        || !Arrays.equals(head, 0, head.length, all, 0, head.length)) {
      return Optional.empty();
    }
    return Optional.of(Arrays.copyOfRange(all, head.length, all.length));
  }

  /**
   * A signature of two positive integers, read strictly: one encoding for one pair. Providers are
   * more lenient than that, each in its own way.
   */
  static Optional<BigInteger[]> twoIntegers(byte[] signature) {
    Reader all = new Reader(signature);
    byte[] content = all.next(SEQUENCE);
    Reader parts = new Reader(content);
    BigInteger r = parts.positive();
    BigInteger s = parts.positive();
    return all.ended() && parts.ended() ? Optional.of(new BigInteger[] {r, s}) : Optional.empty();
  }

  static byte[] twoIntegers(BigInteger r, BigInteger s) {
    return sequence(integer(r), integer(s));
  }

  /** Reads element after element; what it was not given well is empty and {@link #ended} false. */
  static final class Reader {
    private final byte[] bytes;
    private int at;
    private boolean broken;

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    /** The content of the next element, which must have that tag. */
    byte[] next(int tag) {
      if (broken || bytes.length - at < 2 || (bytes[at] & 0xff) != tag) {
        return nothing();
      }
      int length = bytes[at + 1] & 0xff;
      int head = 2;
      if (length >= 0x80) {
        int more = length - 0x80;
        if (more < 1 || more > 2 || bytes.length - at < 2 + more) {
          return nothing();
        }
        length = bytes[at + 2] & 0xff;
        if (more == 2) {
          length = (length << 8) | (bytes[at + 3] & 0xff);
        }
        if (length < (more == 1 ? 0x80 : 0x100)) {
          return nothing();
        }
        head += more;
      }
      if (bytes.length - at - head < length) {
        return nothing();
      }
      byte[] content = Arrays.copyOfRange(bytes, at + head, at + head + length);
      at += head + length;
      return content;
    }

    byte[] octets() {
      return next(OCTETS);
    }

    byte[] sequence() {
      return next(SEQUENCE);
    }

    /** The next element as an integer above zero in its shortest encoding. */
    BigInteger positive() {
      byte[] content = next(INTEGER);
      boolean padded = content.length > 1 && content[0] == 0 && content[1] >= 0;
      BigInteger value = content.length == 0 ? BigInteger.ZERO : new BigInteger(content);
      if (padded || value.signum() <= 0) {
        broken = true;
        return BigInteger.ZERO;
      }
      return value;
    }

    boolean ended() {
      return !broken && at == bytes.length;
    }

    private byte[] nothing() {
      broken = true;
      return new byte[0];
    }
  }
}
