package io.keyrota.server.pki;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the certificate of each handshake by asking its {@link Source}, so that what is served
 * can change between two handshakes while open connections live on. Server side only.
 */
public final class TlsIdentities extends X509ExtendedKeyManager {
  /** Identities that handshakes in progress may still name. */
  private static final int REMEMBERED = 256;

  private final Source source;
  private final Map<String, TlsIdentity> chosen = new ConcurrentHashMap<>();

  public TlsIdentities(Source source) {
    this.source = source;
  }

  /** What a listener has for a handshake. It may wait; it is asked on a thread that may. */
  @FunctionalInterface
  public interface Source {
    /**
     * The identity for a client.
     *
     * @param keyType what the handshake can use: RSA, EC …
     * @param serverName what the client asked for (SNI), empty when it named nothing
     * @param protocol the negotiated version, for example {@code TLSv1.3}
     */
    Optional<TlsIdentity> choose(String keyType, Optional<String> serverName, String protocol);
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    if (!(engine.getHandshakeSession() instanceof ExtendedSSLSession session)) {
      return null;
    }
    Optional<String> name = Optional.empty();
    for (SNIServerName each : session.getRequestedServerNames()) {
      if (each instanceof SNIHostName host) {
        name = Optional.of(host.getAsciiName());
      }
    }
    Optional<TlsIdentity> found = source.choose(keyType, name, session.getProtocol());
    if (chosen.size() > REMEMBERED) {
      chosen.clear();
    }
    found.ifPresent(identity -> chosen.put(identity.alias(), identity));
    return found.map(TlsIdentity::alias).orElse(null);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    TlsIdentity identity = chosen.get(alias);
    return identity == null ? null : identity.key();
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    TlsIdentity identity = chosen.get(alias);
    return identity == null ? null : identity.chain();
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
