package io.keyrota.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An SMTP server on this machine that takes all mail, unless it was told to refuse some. */
public final class Mailbox implements AutoCloseable {
  private final ServerSocket listening;
  private final BlockingQueue<Mail> mails = new LinkedBlockingQueue<>();
  private final Map<String, String> refusals = new ConcurrentHashMap<>();

  /**
   * A mail that was taken.
   *
   * @param to the readers that the envelope names
   * @param lines header, an empty line, body, as they were sent
   */
  public record Mail(String from, List<String> to, List<String> lines) {
    /** The header fields, each whole. */
    public List<String> header() {
      List<String> fields = new ArrayList<>();
      for (String line : lines.subList(0, lines.indexOf(""))) {
        if (line.startsWith(" ") && !fields.isEmpty()) {
          fields.add(fields.removeLast() + line);
        } else {
          fields.add(line);
        }
      }
      return fields;
    }

    /** The body, which is base64. */
    public String text() {
      String body = String.join("\r\n", lines.subList(lines.indexOf("") + 1, lines.size()));
      return new String(Base64.getMimeDecoder().decode(body), UTF_8);
    }
  }

  /** Listens at any free port of 127.0.0.1. */
  public Mailbox() throws IOException {
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("mailbox").start(this::listen);
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** From now on lines that begin so are answered so, for example RCPT with 550 no such user. */
  public void answer(String command, String answer) {
    refusals.put(command, answer);
  }

  /** From now on everything is taken again. */
  public void relent() {
    refusals.clear();
  }

  /** The next mail. */
  public Mail take() {
    try {
      Mail mail = mails.poll(20, TimeUnit.SECONDS);
      if (mail == null) {
        throw new AssertionError("no mail came");
      }
      return mail;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** How many mails nobody has taken out. */
  public int size() {
    return mails.size();
  }

  private void listen() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        Thread.startVirtualThread(() -> converse(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void converse(Socket socket) {
    try (socket;
        BufferedReader in =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1))) {
      OutputStream out = socket.getOutputStream();
      say(out, "220 mailbox");
      String from = "";
      List<String> to = new ArrayList<>();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String refusal = refusal(line);
        if (refusal != null) {
          say(out, refusal);
        } else if (line.startsWith("EHLO")) {
          say(out, "250-mailbox\r\n250 8BITMIME");
        } else if (line.startsWith("MAIL FROM:")) {
          from = address(line);
          say(out, "250 ok");
        } else if (line.startsWith("RCPT TO:")) {
          to.add(address(line));
          say(out, "250 ok");
        } else if (line.equals("DATA")) {
          say(out, "354 go on");
          List<String> lines = content(in);
          mails.add(new Mail(from, List.copyOf(to), lines));
          say(out, "250 taken");
        } else if (line.equals("QUIT")) {
          say(out, "221 farewell");
          return;
        } else {
          say(out, "500 what?");
        }
      }
    } catch (IOException e) {
      // The client has gone.
    }
  }

  private @Nullable String refusal(String line) {
    return refusals.entrySet().stream()
        .filter(entry -> line.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static List<String> content(BufferedReader in) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      lines.add(line.startsWith(".") ? line.substring(1) : line);
    }
    return List.copyOf(lines);
  }

  private static String address(String line) {
    return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(ISO_8859_1));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
