package io.keyrota.server.edge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** A client that trusts everybody, names whom it wants, and looks at what it is shown. */
final class TlsClient implements AutoCloseable {
  private static final int PATIENCE = 60_000;

  private final SSLSocket socket;

  private TlsClient(SSLSocket socket) {
    this.socket = socket;
  }

  /**
   * Connects and shakes hands.
   *
   * @param serverName null to name nobody
   * @param protocol null for all
   * @param alpn what is offered, nothing for none
   */
  static TlsClient connect(
      int port, @Nullable String serverName, @Nullable String protocol, String... alpn)
      throws IOException {
    return connect(
        port,
        parameters -> {
          if (serverName != null) {
            parameters.setServerNames(List.of(new SNIHostName(serverName)));
          }
          if (protocol != null) {
            parameters.setProtocols(new String[] {protocol});
          }
          parameters.setApplicationProtocols(alpn);
        });
  }

  /**
   * Connects and shows a certificate to whoever asks for one.
   *
   * @param name of the test's files
   */
  static TlsClient showing(String name, int port, String protocol) throws IOException {
    try {
      KeyStore own = KeyStore.getInstance("PKCS12");
      own.load(null, null);
      own.setKeyEntry(
          name,
          KeyFactory.getInstance("EC")
              .generatePrivate(new PKCS8EncodedKeySpec(der(EdgeRoom.text(name + ".key")))),
          new char[0],
          new Certificate[] {
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der(EdgeRoom.text(name + ".pem"))))
          });
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(own, new char[0]);
      return connect(
          port,
          keys.getKeyManagers(),
          parameters -> parameters.setProtocols(new String[] {protocol}));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] der(String pem) {
    return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "").strip());
  }

  /** Connects and shakes hands as the parameters want it. */
  static TlsClient connect(int port, Consumer<SSLParameters> wanted) throws IOException {
    return connect(port, new KeyManager[0], wanted);
  }

  private static TlsClient connect(int port, KeyManager[] keys, Consumer<SSLParameters> wanted)
      throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, new TrustManager[] {new Everybody()}, new SecureRandom());
      Socket plain = new Socket();
      plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE);
      SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket(plain, "127.0.0.1", port, true);
      socket.setSoTimeout(PATIENCE);
      SSLParameters parameters = socket.getSSLParameters();
      wanted.accept(parameters);
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return new TlsClient(socket);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The common name of the certificate that was shown. */
  String shown() throws IOException {
    X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
    return certificate.getSubjectX500Principal().getName().replace("CN=", "");
  }

  String protocol() {
    return socket.getSession().getProtocol();
  }

  String alpn() {
    return socket.getApplicationProtocol();
  }

  /** What the server says, raw. */
  InputStream in() throws IOException {
    return socket.getInputStream();
  }

  /** What the server is told, raw. */
  OutputStream out() throws IOException {
    return socket.getOutputStream();
  }

  /** Sends a request with {@code Connection: keep-alive} and reads its answer. */
  String ask(String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return Answers.read(socket.getInputStream());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static final class Everybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
