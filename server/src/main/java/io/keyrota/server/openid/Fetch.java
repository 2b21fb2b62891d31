package io.keyrota.server.openid;

import io.keyrota.server.openid.Endpoints.Endpoint;
import io.keyrota.server.pki.ThumbprintTrust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * One bounded GET: the address is looked up once, judged and connected to; no redirect is followed;
 * at most 128 KiB are read, in five seconds at most.
 */
final class Fetch {
  private static final int LARGEST = 128 * 1024;
  private static final int MILLIS = 5000;

  private final Endpoints endpoints;

  Fetch(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  /**
   * The body of a 200 answer.
   *
   * @param thumbprints by which a certificate is trusted that no root of the machine's vouches for
   * @throws NotReached for everything else
   */
  byte[] get(URI url, List<String> thumbprints) throws NotReached {
    Endpoint endpoint = endpoints.of(url);
    FutureTask<byte[]> task = new FutureTask<>(() -> read(endpoint, thumbprints));
    Thread thread = Thread.ofVirtual().name("openid").start(task);
    try {
      return task.get(MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      throw new NotReached("it took too long to answer");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof NotReached known
          ? known
          : new NotReached("it could not be connected to");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotReached("interrupted");
    }
  }

  private static byte[] read(Endpoint endpoint, List<String> thumbprints) throws IOException {
    InetAddress address = address(endpoint);
    try (Socket plain = new Socket()) {
      plain.setSoTimeout(MILLIS);
      plain.connect(new InetSocketAddress(address, endpoint.port()), MILLIS);
      try (Socket socket = endpoint.tls() ? secured(plain, endpoint, thumbprints) : plain) {
        socket
            .getOutputStream()
            .write(
                ("GET "
                        + endpoint.path()
                        + " HTTP/1.1\r\nHost: "
                        + endpoint.name()
                        + "\r\nAccept: application/json\r\nUser-Agent: Keyrota\r\n"
                        + "Connection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return body(socket.getInputStream());
      }
    }
  }

  /** All addresses must be permitted: none of several is tried behind another's back. */
  private static InetAddress address(Endpoint endpoint) throws IOException {
    InetAddress[] all = InetAddress.getAllByName(endpoint.host());
    for (InetAddress address : all) {
      if (!endpoint.permits(address)) {
        throw new NotReached("its address is not public");
      }
    }
    return all[0];
  }

  private static Socket secured(Socket plain, Endpoint endpoint, List<String> thumbprints)
      throws IOException {
    ThumbprintTrust trust = ThumbprintTrust.of(thumbprints);
    SSLSocket socket =
        (SSLSocket)
            trust
                .tls()
                .getSocketFactory()
                .createSocket(plain, endpoint.name(), endpoint.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    try {
      socket.startHandshake();
    } catch (SSLException e) {
      throw trust.refused() ? new NotTrusted() : e;
    }
    return socket;
  }

  private static byte[] body(InputStream in) throws IOException {
    String status = line(in);
    if (!status.matches("HTTP/1\\.[01] 200( .*)?")) {
      throw new NotReached("it did not answer with 200");
    }
    long length = -1;
    boolean chunked = false;
    for (String field = line(in); !field.isEmpty(); field = line(in)) {
      String lower = field.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = number(lower.substring("content-length:".length()).strip(), 10);
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = lower.endsWith("chunked");
      }
    }
    if (chunked) {
      return chunks(in);
    }
    byte[] body = in.readNBytes(length < 0 ? LARGEST + 1 : bounded(length));
    if (body.length > LARGEST || (length >= 0 && body.length < length)) {
      throw new NotReached("its answer is too long or cut off");
    }
    return body;
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      String head = line(in);
      int semicolon = head.indexOf(';');
      int size =
          bounded(number(semicolon < 0 ? head.strip() : head.substring(0, semicolon).strip(), 16));
      if (size == 0) {
        return body.toByteArray();
      }
      bounded(body.size() + size);
      byte[] chunk = in.readNBytes(size);
      if (chunk.length < size || !line(in).isEmpty()) {
        throw new NotReached("its answer is cut off");
      }
      body.writeBytes(chunk);
    }
  }

  private static int bounded(long size) throws NotReached {
    if (size > LARGEST) {
      throw new NotReached("its answer is too long");
    }
    return (int) size;
  }

  private static long number(String text, int radix) throws NotReached {
    if (!text.matches("[0-9a-f]{1,8}")) {
      throw new NotReached("its answer is malformed");
    }
    try {
      return Long.parseLong(text, radix);
    } catch (NumberFormatException e) {
      throw new NotReached("its answer is malformed");
    }
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0 || line.size() > 8192) {
        throw new NotReached("its answer is malformed");
      }
      line.write(c);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
