package io.keyrota.server.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;

/**
 * The primitives of one provider, or of the JDK where it is absent. The provider is asked for with
 * the first primitive and not before.
 */
final class Jca {
  private final Supplier<Optional<Provider>> provider;

  private Jca(Supplier<Optional<Provider>> provider) {
    this.provider = provider;
  }

  /** Corretto's where its library runs, else the JDK's. */
  static Jca fastest() {
    return new Jca(Corretto::provider);
  }

  /** The JDK's. */
  static Jca jdk() {
    return new Jca(Optional::empty);
  }

  /** Whether the JDK does the work. */
  boolean isJdk() {
    return provider.get().isEmpty();
  }

  private interface Maker<T> {
    T make(Optional<Provider> provider) throws GeneralSecurityException;
  }

  private <T> T made(String algorithm, Maker<T> maker) {
    try {
      return maker.make(provider.get());
    } catch (GeneralSecurityException e) {
      throw new Unusable(algorithm, e);
    }
  }

  Cipher cipher(String name) {
    return made(
        name,
        from -> from.isPresent() ? Cipher.getInstance(name, from.get()) : Cipher.getInstance(name));
  }

  Signature signature(String name) {
    return made(
        name,
        from ->
            from.isPresent()
                ? Signature.getInstance(name, from.get())
                : Signature.getInstance(name));
  }

  KeyFactory keyFactory(String name) {
    return made(
        name,
        from ->
            from.isPresent()
                ? KeyFactory.getInstance(name, from.get())
                : KeyFactory.getInstance(name));
  }

  KeyPairGenerator keyPairGenerator(String name) {
    return made(
        name,
        from ->
            KeyPairGenerator.getInstance(
                name, from.orElseGet(() -> HandshakeProvider.after(name))));
  }

  KeyAgreement keyAgreement(String name) {
    return made(
        name,
        from ->
            from.isPresent()
                ? KeyAgreement.getInstance(name, from.get())
                : KeyAgreement.getInstance(name));
  }
}
