package io.keyrota.server.crypto;

import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What TLS handshakes compute, by those who compute it faster than the JDK. The JDK's TLS takes its
 * primitives from the providers that are installed and from nowhere else, so this one is: before
 * all others, but with these algorithms alone, and for keys of its own alone. X25519 is Bouncy
 * Castle's arithmetic, the NIST curves and RSA are Corretto's, where its library runs. Signatures
 * by a key of the JDK, and all verification, stay with the JDK.
 */
public final class HandshakeProvider extends Provider {
  private static final long serialVersionUID = 1L;

  private static final List<String> SIGNATURES =
      List.of(
          "SHA256withECDSA",
          "SHA384withECDSA",
          "SHA512withECDSA",
          "RSASSA-PSS",
          "SHA256withRSA",
          "SHA384withRSA",
          "SHA512withRSA");

  HandshakeProvider(Optional<Provider> corretto) {
    super("Keyrota", "1", "X25519, ECDHE, ECDSA and RSA of TLS handshakes");
    add("KeyPairGenerator", "XDH", key -> false, X25519Generator::new);
    add("KeyAgreement", "XDH", X25519Key.class::isInstance, X25519Agreement::new);
    corretto.ifPresent(
        from -> {
          pass("KeyPairGenerator", "EC", from);
          pass("KeyAgreement", "ECDH", from);
          SIGNATURES.forEach(name -> pass("Signature", name, from));
        });
  }

  /**
   * Makes the handshakes of this process faster from now on. The first call loads a native library.
   */
  public static void install() {
    var _ = Installed.PLACE;
  }

  /** Who else generates such key pairs: the JDK. */
  static Provider after(String algorithm) {
    return Stream.of(Security.getProviders("KeyPairGenerator." + algorithm))
        .filter(each -> !(each instanceof HandshakeProvider))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nobody generates " + algorithm));
  }

  private static final class Installed {
    static final int PLACE =
        Security.insertProviderAt(new HandshakeProvider(Corretto.provider()), 1);
  }

  private interface Maker {
    Object make() throws NoSuchAlgorithmException;
  }

  private void add(String type, String algorithm, Predicate<Object> takes, Maker maker) {
    putService(new Primitive(this, type, algorithm, takes, maker));
  }

  /** Corretto's, for its own private keys, which lie in its memory and need no translation. */
  private void pass(String type, String algorithm, Provider from) {
    Service its = from.getService(type, algorithm);
    String home = from.getClass().getPackageName();
    add(
        type,
        algorithm,
        key -> key instanceof PrivateKey && key.getClass().getPackageName().equals(home),
        () -> its.newInstance(null));
  }

  private static final class Primitive extends Service {
    private final Predicate<Object> takes;
    private final Maker maker;

    Primitive(
        Provider provider, String type, String algorithm, Predicate<Object> takes, Maker maker) {
      // The JDK remembers by the class's name what kind of thing it is: one name for one kind.
      super(provider, type, algorithm, type + "." + algorithm, List.of(), Map.of());
      this.takes = takes;
      this.maker = maker;
    }

    @Override
    public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
      return maker.make();
    }

    @Override
    public boolean supportsParameter(@Nullable Object key) {
      return takes.test(key);
    }
  }
}
