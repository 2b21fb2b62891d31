package io.keyrota.server.dns;

import io.keyrota.server.crypto.Entropy;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/**
 * Asks recursive resolvers: over UDP, from a port and with an id that nobody guesses, then over TCP
 * when the answer was cut off. An answer counts when it comes from whom was asked and repeats id
 * and question; others are not looked at, and the wait goes on.
 */
final class Upstream {
  private static final int LONGEST_UDP = 4_096;
  private static final int LOWEST_PORT = 1_024;
  private static final int PORTS = 65_536 - LOWEST_PORT;

  private final List<InetSocketAddress> servers;
  private final Entropy entropy;
  private final Duration attempt;
  private final int rounds;

  /**
   * @param attempt how long one server may take to answer once
   * @param rounds how often each is asked
   */
  Upstream(List<InetSocketAddress> servers, Entropy entropy, Duration attempt, int rounds) {
    this.servers = List.copyOf(servers);
    this.entropy = entropy;
    this.attempt = attempt;
    this.rounds = rounds;
  }

  /** An answer of one of the servers, or why there is none. */
  sealed interface Reply {
    record Answer(Message message) implements Reply {}

    record Silence(String why) implements Reply {}
  }

  /**
   * Asks until one server gives a usable answer.
   *
   * @param deadline by {@link System#nanoTime}, when to give up
   */
  Reply ask(Name name, int type, long deadline) {
    String why = servers.isEmpty() ? "there is no resolver to ask" : "no resolver answered in time";
    for (int round = 0; round < rounds; round++) {
      for (InetSocketAddress server : servers) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return new Reply.Silence(why);
        }
        try {
          Optional<Message> answer = ask(server, name, type, Math.min(left, attempt.toNanos()));
          if (answer.isPresent()) {
            int rcode = answer.get().getRcode();
            if (rcode == Rcode.NOERROR || rcode == Rcode.NXDOMAIN) {
              return new Reply.Answer(answer.get());
            }
            why = "a resolver answered " + Rcode.string(rcode);
          }
        } catch (IOException unreachable) {
          why = "a resolver cannot be reached";
        }
      }
    }
    return new Reply.Silence(why);
  }

  private Optional<Message> ask(InetSocketAddress server, Name name, int type, long nanos)
      throws IOException {
    long end = System.nanoTime() + nanos;
    byte[] random = entropy.bytes(2);
    Message query = new Message(((random[0] & 0xFF) << 8) | (random[1] & 0xFF));
    query.getHeader().setFlag(Flags.RD);
    query.addRecord(Record.newRecord(name, type, DClass.IN), Section.QUESTION);
    query.addRecord(new OPTRecord(Authority.UDP_PAYLOAD, 0, 0), Section.ADDITIONAL);
    byte[] bytes = query.toWire();
    try (DatagramSocket socket = socket()) {
      socket.connect(server);
      socket.send(new DatagramPacket(bytes, bytes.length));
      byte[] buffer = new byte[LONGEST_UDP];
      for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
        socket.setSoTimeout((int) Math.max(1, left / 1_000_000));
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        try {
          socket.receive(packet);
        } catch (java.net.SocketTimeoutException late) {
          return Optional.empty();
        }
        Message answer = fitting(query, Arrays.copyOf(buffer, packet.getLength()));
        if (answer != null) {
          return answer.getHeader().getFlag(Flags.TC)
              ? overTcp(server, query, bytes, end)
              : Optional.of(answer);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Message> overTcp(
      SocketAddress server, Message query, byte[] bytes, long end) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(server, millis(end));
      byte[] framed = new byte[bytes.length + 2];
      framed[0] = (byte) (bytes.length >> 8);
      framed[1] = (byte) bytes.length;
      System.arraycopy(bytes, 0, framed, 2, bytes.length);
      socket.getOutputStream().write(framed);
      byte[] answer = new byte[2];
      fill(socket, answer, end);
      answer = new byte[((answer[0] & 0xFF) << 8) | (answer[1] & 0xFF)];
      fill(socket, answer, end);
      return Optional.ofNullable(fitting(query, answer));
    } catch (java.net.SocketTimeoutException late) {
      return Optional.empty();
    }
  }

  /** Reads all of it before the end, however slowly it drips. */
  private static void fill(Socket socket, byte[] into, long end) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    for (int at = 0; at < into.length; ) {
      socket.setSoTimeout(millis(end));
      int read = in.read(into, at, into.length - at);
      if (read < 0) {
        throw new IOException("the connection ended early");
      }
      at += read;
    }
  }

  private static int millis(long end) throws java.net.SocketTimeoutException {
    long left = (end - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      throw new java.net.SocketTimeoutException();
    }
    return (int) left;
  }

  /** The message, when it answers the query; null else. */
  private static @Nullable Message fitting(Message query, byte[] bytes) {
    try {
      Message answer = new Message(bytes);
      Record asked = query.getQuestion();
      Record repeated = answer.getQuestion();
      boolean fits =
          answer.getHeader().getID() == query.getHeader().getID()
              && answer.getHeader().getFlag(Flags.QR)
              && answer.getHeader().getCount(Section.QUESTION) == 1
              && asked != null
              && repeated != null
              && repeated.getType() == asked.getType()
              && repeated.getDClass() == asked.getDClass()
              && repeated
                  .getName()
                  .toString()
                  .toLowerCase(Locale.ROOT)
                  .equals(asked.getName().toString().toLowerCase(Locale.ROOT));
      return fits ? answer : null;
    } catch (IOException malformed) {
      return null;
    }
  }

  /** A socket at a port of our own random choice; the system's where ours are busy. */
  private DatagramSocket socket() throws IOException {
    for (int i = 0; i < 5; i++) {
      byte[] random = entropy.bytes(4);
      int number =
          ((random[0] & 0x7F) << 24)
              | ((random[1] & 0xFF) << 16)
              | ((random[2] & 0xFF) << 8)
              | (random[3] & 0xFF);
      try {
        return new DatagramSocket(LOWEST_PORT + number % PORTS);
      } catch (BindException busy) {
        // Another one, then.
      }
    }
    return new DatagramSocket();
  }
}
