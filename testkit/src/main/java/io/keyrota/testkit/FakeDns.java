package io.keyrota.testkit;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A DNS server on a free port of this machine, over UDP and TCP, that says what the test tells it
 * to: the truth, lies, or nothing. It writes its messages by hand and knows no DNS library.
 */
public final class FakeDns implements AutoCloseable {
  public static final int A = 1;
  public static final int CNAME = 5;
  public static final int TXT = 16;
  public static final int CAA = 257;
  public static final int NXDOMAIN = 3;
  public static final int SERVFAIL = 2;

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final Function<Question, Reply> script;
  private final List<Question> asked = new CopyOnWriteArrayList<>();

  /**
   * What was asked.
   *
   * @param name in lower case with a dot at its end
   * @param tcp over which it came
   */
  public record Question(int id, String name, int type, boolean tcp) {}

  /** A record of an answer; data is what stands on the wire. */
  public record Rr(String name, int type, byte[] data) {}

  /**
   * What to answer. {@link #SILENCE} sends nothing.
   *
   * @param id added to the asked id: 0 repeats it
   * @param name the name in the repeated question, empty for the asked one
   */
  public record Reply(int rcode, boolean truncated, int id, String name, List<Rr> answers) {
    public static final Reply SILENCE = new Reply(-1, false, 0, "", List.of());

    public static Reply of(Rr... answers) {
      return new Reply(0, false, 0, "", List.of(answers));
    }

    public static Reply rcode(int rcode, Rr... answers) {
      return new Reply(rcode, false, 0, "", List.of(answers));
    }

    public Reply cutOff() {
      return new Reply(rcode, true, id, name, List.of());
    }

    public Reply withId(int added) {
      return new Reply(rcode, truncated, added, name, answers);
    }

    public Reply about(String other) {
      return new Reply(rcode, truncated, id, other, answers);
    }
  }

  private FakeDns(DatagramSocket udp, ServerSocket tcp, Function<Question, Reply> script) {
    this.udp = udp;
    this.tcp = tcp;
    this.script = script;
  }

  /** Starts to answer by the script, which several threads may ask. */
  public static FakeDns start(Function<Question, Reply> script) {
    try {
      ServerSocket tcp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      DatagramSocket udp =
          new DatagramSocket(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), tcp.getLocalPort()));
      FakeDns fake = new FakeDns(udp, tcp, script);
      Thread.ofPlatform().daemon().start(fake::packets);
      Thread.ofPlatform().daemon().start(fake::connections);
      return fake;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Rr a(String name, int... octets) {
    byte[] data = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      data[i] = (byte) octets[i];
    }
    return new Rr(name, A, data);
  }

  public static Rr cname(String name, String target) {
    return new Rr(name, CNAME, wire(target));
  }

  public static Rr txt(String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] data = new byte[bytes.length + 1];
    data[0] = (byte) bytes.length;
    System.arraycopy(bytes, 0, data, 1, bytes.length);
    return new Rr(name, TXT, data);
  }

  public static Rr caa(String name, String tag, String value) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.write(0);
    data.write(tag.length());
    data.writeBytes((tag + value).getBytes(StandardCharsets.US_ASCII));
    return new Rr(name, CAA, data.toByteArray());
  }

  public int port() {
    return tcp.getLocalPort();
  }

  /** All questions so far, in the order in which they came. */
  public List<Question> asked() {
    return new ArrayList<>(asked);
  }

  private void packets() {
    byte[] buffer = new byte[4096];
    while (!udp.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        udp.receive(packet);
        byte[] answer = answer(Arrays.copyOf(buffer, packet.getLength()), false);
        if (answer.length > 0) {
          udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      } catch (IOException closed) {
        // The loop ends when the socket is closed.
      }
    }
  }

  private void connections() {
    while (!tcp.isClosed()) {
      try (Socket socket = tcp.accept()) {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] answer = answer(in.readNBytes(in.readUnsignedShort()), true);
        if (answer.length > 0) {
          socket
              .getOutputStream()
              .write(new byte[] {(byte) (answer.length >> 8), (byte) answer.length});
          socket.getOutputStream().write(answer);
        }
      } catch (IOException closed) {
        // The loop ends when the socket is closed.
      }
    }
  }

  private byte[] answer(byte[] query, boolean overTcp) {
    StringBuilder name = new StringBuilder();
    int at = 12;
    for (int length = query[at++]; length > 0; length = query[at++]) {
      name.append(new String(query, at, length, StandardCharsets.ISO_8859_1)).append('.');
      at += length;
    }
    int type = ((query[at] & 0xFF) << 8) | (query[at + 1] & 0xFF);
    int id = ((query[0] & 0xFF) << 8) | (query[1] & 0xFF);
    Question question =
        new Question(id, name.toString().toLowerCase(java.util.Locale.ROOT), type, overTcp);
    asked.add(question);
    Reply reply = script.apply(question);
    if (reply.rcode() < 0) {
      return new byte[0];
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    number(out, id + reply.id());
    number(out, 0x8180 | (reply.truncated() ? 0x0200 : 0) | reply.rcode());
    number(out, 1);
    number(out, reply.answers().size());
    number(out, 0);
    number(out, 0);
    out.writeBytes(wire(reply.name().isEmpty() ? question.name() : reply.name()));
    number(out, type);
    number(out, 1);
    for (Rr record : reply.answers()) {
      out.writeBytes(wire(record.name()));
      number(out, record.type());
      number(out, 1);
      number(out, 0);
      number(out, 60);
      number(out, record.data().length);
      out.writeBytes(record.data());
    }
    return out.toByteArray();
  }

  private static void number(ByteArrayOutputStream out, int value) {
    out.write(value >> 8);
    out.write(value);
  }

  private static byte[] wire(String name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    // The dot at the end leaves an empty label, which is the root's.
    for (String label : name.split("\\.", -1)) {
      out.write(label.length());
      out.writeBytes(label.getBytes(StandardCharsets.ISO_8859_1));
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    udp.close();
    try {
      tcp.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
