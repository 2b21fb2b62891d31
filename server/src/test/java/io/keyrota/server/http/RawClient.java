package io.keyrota.server.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A client that says exactly the bytes it is told to say; a char is an octet. */
final class RawClient implements Closeable {

  static final int PATIENCE_MILLIS = 60_000;

  record Answer(int status, Map<String, String> headers, String body) {}

  private final Socket socket = new Socket();
  private final InputStream in;

  RawClient(int port) {
    this(port, 0);
  }

  /** With a receive buffer so small that a large answer does not fit the kernel. */
  RawClient(int port, int receiveBuffer) {
    try {
      if (receiveBuffer > 0) {
        socket.setReceiveBufferSize(receiveBuffer);
      }
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      in = new BufferedInputStream(socket.getInputStream());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The lines with their ends and the empty line after them. */
  static String head(String... lines) {
    return String.join("\r\n", lines) + "\r\n\r\n";
  }

  RawClient send(String octets) {
    return send(octets.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawClient send(byte[] octets) {
    try {
      socket.getOutputStream().write(octets);
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** False when the connection is gone. */
  boolean trySend(String octets) {
    try {
      send(octets);
      return true;
    } catch (UncheckedIOException gone) {
      return false;
    }
  }

  RawClient endOutput() {
    try {
      socket.shutdownOutput();
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The next whole answer to anything but HEAD. */
  Answer answer() {
    Answer head = head();
    int length = Integer.parseInt(head.headers.getOrDefault("content-length", "0"));
    try {
      byte[] body = in.readNBytes(length);
      if (body.length < length) {
        throw new SocketException("closed within an answer's body");
      }
      return new Answer(head.status, head.headers, new String(body, StandardCharsets.ISO_8859_1));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The next status line and header fields, names in lower case. */
  Answer head() {
    String[] lines = headText().split("\r\n", -1);
    Map<String, String> headers = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.merge(
          lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
          lines[i].substring(colon + 1).strip(),
          (one, other) -> one + "|" + other);
    }
    return new Answer(Integer.parseInt(lines[0].split(" ", -1)[1]), headers, "");
  }

  private String headText() {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    try {
      while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        int octet = in.read();
        if (octet < 0) {
          throw new SocketException("closed before an answer, after: " + head);
        }
        head.write(octet);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    return text.substring(0, text.length() - 4);
  }

  /** All answers until the server closes, which it must; a reset counts as closing. */
  List<Answer> answersUntilClosed() {
    List<Answer> answers = new ArrayList<>();
    try {
      while (true) {
        answers.add(answer());
      }
    } catch (UncheckedIOException end) {
      if (!(end.getCause() instanceof SocketException)) {
        throw end;
      }
      return answers;
    }
  }

  /** Waits until the server closes or resets, reading nothing else on the way. */
  boolean closedWithoutAnswer() {
    try {
      return in.read() < 0;
    } catch (SocketException reset) {
      return true;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Hangs up before the test ends. */
  void leave() {
    close();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
