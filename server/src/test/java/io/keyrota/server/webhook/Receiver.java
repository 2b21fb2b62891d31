package io.keyrota.server.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A webhook's other end: takes posts, one a connection, and answers what it was told to. */
public final class Receiver implements AutoCloseable {
  private final ServerSocket socket;
  private final List<String> answers;

  /** What was received, in order. */
  public final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

  /** One post; names of headers in lower case. */
  public record Received(String line, Map<String, String> headers, String body) {}

  /** With whole answers, of which the last is given for ever. */
  public Receiver(String... answers) {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.answers = new ArrayList<>(List.of(answers));
    Thread.ofVirtual().start(this::run);
  }

  /** An answer with that status and no body. */
  public static String status(int status) {
    return "HTTP/1.1 " + status + " Said\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/hook");
  }

  private void run() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        received.add(read(new BufferedInputStream(client.getInputStream())));
        String answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
        client.getOutputStream().write(answer.getBytes(ISO_8859_1));
        client.getOutputStream().flush();
      } catch (IOException e) {
        // The client left, or it is over.
      }
    }
  }

  private static Received read(InputStream in) throws IOException {
    String line = line(in);
    Map<String, String> headers = new TreeMap<>();
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Received(line, headers, new String(in.readNBytes(length), ISO_8859_1));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
