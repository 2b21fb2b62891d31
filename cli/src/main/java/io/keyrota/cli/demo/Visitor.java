package io.keyrota.cli.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** Who visits a web site of this machine by its name: SNI, the name checked, HTTP/1.1. */
final class Visitor {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final String HEAD_END = "\r\n\r\n";

  private final String name;
  private final int port;
  private final SSLContext tls;

  Visitor(String name, int port, ServerTimeTrust trust) throws GeneralSecurityException {
    this.name = name;
    this.port = port;
    this.tls = SSLContext.getInstance("TLS");
    tls.init(null, new TrustManager[] {trust}, null);
  }

  int port() {
    return port;
  }

  /**
   * What a visit showed.
   *
   * @param serial in lower-case hex digits
   * @param line for people
   */
  record Seen(String serial, String line) {}

  /** Connects, verifies, asks, and leaves. */
  Seen visit() throws IOException {
    try (Connection connection = connect()) {
      connection.ask();
      return connection.seen();
    }
  }

  /** A connection whose handshake is done: the name and the chain are verified. */
  Connection connect() throws IOException {
    Socket plain = new Socket();
    try {
      plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
      SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, name, port, true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      // Each handshake is to show the certificate: no session is taken up again.
      tls.getClientSessionContext().setSessionTimeout(1);
      socket.startHandshake();
      return new Connection(name, socket);
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  /** A connection that stays open. */
  static final class Connection implements AutoCloseable {
    private final String name;
    private final SSLSocket socket;

    private Connection(String name, SSLSocket socket) {
      this.name = name;
      this.socket = socket;
    }

    /**
     * Asks for the first page.
     *
     * @throws IOException for anything but 200 and the application's own words
     */
    void ask() throws IOException {
      socket
          .getOutputStream()
          .write(("GET / HTTP/1.1\r\nHost: " + name + HEAD_END).getBytes(ISO_8859_1));
      String head = head(socket.getInputStream());
      String length =
          head.toLowerCase(Locale.ROOT).replaceAll("(?s).*content-length: *([0-9]+).*", "$1");
      String body =
          new String(socket.getInputStream().readNBytes(Integer.parseInt(length)), ISO_8859_1);
      if (!head.startsWith("HTTP/1.1 200 ") || !body.equals("hello")) {
        throw new IOException("not the application's answer: " + head);
      }
    }

    private static String head(InputStream in) throws IOException {
      StringBuilder head = new StringBuilder();
      while (head.indexOf(HEAD_END) < 0) {
        int next = in.read();
        if (next < 0) {
          throw new IOException("the connection was closed");
        }
        head.append((char) next);
      }
      return head.toString();
    }

    Seen seen() throws IOException {
      X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      String serial = shown.getSerialNumber().toString(16);
      return new Seen(
          serial,
          "serial "
              + serial
              + ", until "
              + shown.getNotAfter().toInstant().truncatedTo(ChronoUnit.SECONDS)
              + ", "
              + socket.getSession().getProtocol());
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
