package io.keyrota.server.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;

/** A conversation with an SMTP server. Whatever the server says, it ends in bounded time. */
final class SmtpConnection implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 10_000;

  /** Of the whole conversation, however slowly the server speaks. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(25);

  private static final int LONGEST_LINE = 2048;
  private static final int MOST_LINES = 100;

  private final SmtpRelay relay;
  private final long begun = System.nanoTime();
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  private SmtpConnection(SmtpRelay relay, Socket socket) throws IOException {
    this.relay = relay;
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  static SmtpConnection open(SmtpRelay relay) throws IOException, MailUnavailable {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(relay.host(), relay.port()), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      SmtpConnection connection = new SmtpConnection(relay, socket);
      connection.expect("the greeting", 220);
      return connection;
    } catch (IOException | MailUnavailable e) {
      socket.close();
      throw e;
    }
  }

  /** Greets, and goes on in TLS where the server offers it. */
  void hello(String name) throws IOException, MailUnavailable {
    List<String> offered = command("EHLO " + name, 250);
    if (offered.stream()
        .anyMatch(line -> line.strip().toUpperCase(Locale.ROOT).equals("STARTTLS"))) {
      command("STARTTLS", 220);
      // Who listens in could strip the offer: it protects against listening, not against lying.
      SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
      socket = factory.createSocket(socket, relay.host(), relay.port(), true);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      in = new BufferedInputStream(socket.getInputStream());
      out = socket.getOutputStream();
      command("EHLO " + name, 250);
    }
  }

  /**
   * Sends a line and reads what is answered.
   *
   * @throws MailUnavailable when it is another answer than one of these
   */
  List<String> command(String line, int... expected) throws IOException, MailUnavailable {
    if (line.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new IllegalArgumentException("a command is one line of ASCII");
    }
    out.write((line + "\r\n").getBytes(US_ASCII));
    out.flush();
    return expect(line.split("[ :]", 2)[0], expected);
  }

  /** Sends a mail's content, whose lines may begin with a dot. */
  void content(String text) throws IOException, MailUnavailable {
    StringBuilder stuffed = new StringBuilder();
    for (String line : text.split("\r\n", -1)) {
      stuffed.append(line.startsWith(".") ? "." : "").append(line).append("\r\n");
    }
    stuffed.append(".\r\n");
    out.write(stuffed.toString().getBytes(US_ASCII));
    out.flush();
    expect("the mail", 250);
  }

  /** The mail is taken: how the server says farewell does not matter. */
  void quit() {
    try {
      command("QUIT", 221);
    } catch (IOException | MailUnavailable e) {
      // Taken all the same.
    }
  }

  private List<String> expect(String what, int... expected) throws IOException, MailUnavailable {
    List<String> said = new ArrayList<>();
    String line;
    do {
      line = line();
      if (line.length() < 3 || said.size() == MOST_LINES) {
        throw new IOException("the mail relay does not speak SMTP");
      }
      said.add(line.length() > 4 ? line.substring(4) : "");
    } while (line.length() > 3 && line.charAt(3) == '-');
    int code = code(line);
    if (Arrays.stream(expected).noneMatch(each -> each == code)) {
      throw new MailUnavailable(
          "the mail relay answered " + code + " to " + what, code >= 500 && code < 600, null);
    }
    return said;
  }

  private static int code(String line) throws IOException {
    try {
      return Integer.parseInt(line.substring(0, 3));
    } catch (NumberFormatException e) {
      throw new IOException("the mail relay does not speak SMTP", e);
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      boolean late = System.nanoTime() - begun > PATIENCE_NANOS;
      if (c < 0 || late || line.length() == LONGEST_LINE) {
        throw new IOException("the mail relay broke off");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
