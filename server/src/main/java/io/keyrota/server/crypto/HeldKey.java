package io.keyrota.server.crypto;

import io.keyrota.rules.secret.Secret;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A key that lives long, kept outside the Java heap so that heap dumps and the garbage collector's
 * copies do not hold it. Providers need it on the heap for the time of one call: such a copy is
 * erased before the call returns. {@link #close} erases the key itself.
 */
public final class HeldKey implements AutoCloseable {
  private final ByteBuffer outside;
  private volatile boolean erased;

  private HeldKey(ByteBuffer outside) {
    this.outside = outside;
  }

  /** Copies the secret's bytes; the secret stays its owner's to close. */
  public static HeldKey of(Secret secret) {
    byte[] bytes = secret.reveal();
    ByteBuffer outside = ByteBuffer.allocateDirect(bytes.length);
    outside.put(0, bytes);
    return new HeldKey(outside);
  }

  public int length() {
    return outside.capacity();
  }

  /** A copy on the heap; who takes it erases it. */
  byte[] copy() {
    byte[] copy = new byte[outside.capacity()];
    outside.get(0, copy);
    // The flag is looked at after the bytes, so that a key half erased is never used.
    VarHandle.fullFence();
    if (erased) {
      Arrays.fill(copy, (byte) 0);
      throw new IllegalStateException("the key was erased");
    }
    return copy;
  }

  /** Overwrites the key; any later use is an error. */
  @Override
  public void close() {
    erased = true;
    VarHandle.fullFence();
    for (int i = 0; i < outside.capacity(); i++) {
      outside.put(i, (byte) 0);
    }
  }

  @Override
  public String toString() {
    return "[key]";
  }
}
