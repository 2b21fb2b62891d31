package io.keyrota.server.audit;

/** Signs heads and bases of the trail, with a key that does not lie beside it. */
public interface HeadSigner {
  byte[] sign(byte[] message);

  boolean verify(byte[] message, byte[] signature);
}
