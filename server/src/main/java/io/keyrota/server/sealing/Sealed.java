package io.keyrota.server.sealing;

import java.util.Arrays;

/**
 * A secret as it may lie on disk: format number, domain key version, nonce, commitment, ciphertext,
 * tag (docs/sealing.md). Equal when the bytes are; the array is never to be changed.
 */
public record Sealed(byte[] bytes) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Sealed(byte[] others) && Arrays.equals(bytes, others);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "[sealed]";
  }
}
