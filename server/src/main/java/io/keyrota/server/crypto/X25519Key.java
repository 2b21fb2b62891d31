package io.keyrota.server.crypto;

import io.keyrota.rules.secret.Secret;
import java.security.interfaces.XECPrivateKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The private half of one handshake's key agreement; it is never written down. */
final class X25519Key implements XECPrivateKey {
  private static final long serialVersionUID = 1L;

  private final transient Secret scalar;

  X25519Key(Secret scalar) {
    this.scalar = scalar;
  }

  byte[] scalar() {
    return scalar.reveal();
  }

  @Override
  public AlgorithmParameterSpec getParams() {
    return NamedParameterSpec.X25519;
  }

  @Override
  public Optional<byte[]> getScalar() {
    return Optional.empty();
  }

  @Override
  public String getAlgorithm() {
    return "XDH";
  }

  @Override
  public @Nullable String getFormat() {
    return null;
  }

  @Override
  public byte @Nullable [] getEncoded() {
    return null;
  }

  @Override
  public void destroy() {
    scalar.close();
  }

  @Override
  public String toString() {
    return "[key]";
  }
}
