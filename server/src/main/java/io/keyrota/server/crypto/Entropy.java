package io.keyrota.server.crypto;

/** Unpredictable bytes; made once, in Main. Tests seed their own. */
@FunctionalInterface
public interface Entropy {
  byte[] bytes(int count);
}
