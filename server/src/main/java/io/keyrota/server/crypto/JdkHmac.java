package io.keyrota.server.crypto;

/** HMAC with the JDK's hash functions. */
final class JdkHmac implements Mac {
  private final Prf prf;

  JdkHmac(String algorithm) {
    prf = new Prf(algorithm);
  }

  @Override
  public byte[] tag(HeldKey key, byte[]... parts) {
    return prf.keyed(
        key,
        mac -> {
          for (byte[] part : parts) {
            mac.update(part);
          }
          return mac.doFinal();
        });
  }
}
