package io.keyrota.server.pki;

import java.net.Socket;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Takes any certificate that a client shows, for whoever passes it on to be judged elsewhere. That
 * the client has the private key is proved by the handshake all the same. Server side only: no
 * server is trusted.
 */
public final class AnyClient extends X509ExtendedTrustManager {

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType) {}

  @Override
  public void checkClientTrusted(
      X509Certificate[] chain, String authType, @Nullable Socket socket) {}

  @Override
  public void checkClientTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine) {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType) {
    throw new UnsupportedOperationException("this side is the server");
  }

  @Override
  public void checkServerTrusted(
      X509Certificate[] chain, String authType, @Nullable Socket socket) {
    throw new UnsupportedOperationException("this side is the server");
  }

  @Override
  public void checkServerTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine) {
    throw new UnsupportedOperationException("this side is the server");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
