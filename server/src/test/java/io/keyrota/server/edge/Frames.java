package io.keyrota.server.edge;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** A client that speaks HTTP/2 by single frames (RFC 9113), right ones and wrong ones. */
final class Frames implements AutoCloseable {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int PING = 6;
  static final int GOAWAY = 7;
  static final int CONTINUATION = 9;
  static final int END_STREAM = 1;
  static final int ACK = 1;
  static final int END_HEADERS = 4;

  private final TlsClient client;
  private final OutputStream out;
  private final DataInputStream in;

  private Frames(TlsClient client) throws IOException {
    this.client = client;
    this.out = new BufferedOutputStream(client.out(), 1 << 14);
    this.in = new DataInputStream(client.in());
  }

  record Frame(int type, int flags, int stream, byte[] payload) {}

  /** Connects, and says the preface with these settings. */
  static Frames connect(int port, byte... settings) throws IOException {
    return begin(port, settings).flush();
  }

  /** The same, with the preface still to be sent together with what follows. */
  static Frames begin(int port, byte... settings) throws IOException {
    Frames frames = new Frames(TlsClient.connect(port, null, null, "h2"));
    frames.out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return frames.send(SETTINGS, 0, 0, settings);
  }

  /** Octets that are no whole frame. */
  Frames raw(byte... octets) throws IOException {
    out.write(octets);
    return this;
  }

  Frames send(int type, int flags, int stream, byte... payload) throws IOException {
    out.write(
        ByteBuffer.allocate(9)
            .putInt(payload.length << 8 | type)
            .put((byte) flags)
            .putInt(stream)
            .array());
    out.write(payload);
    return this;
  }

  Frames flush() throws IOException {
    out.flush();
    return this;
  }

  /** The fields of a GET of a path; without HPACK's compression. */
  static byte[] get(String path) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.write(0x82);
    block.write(0x87);
    literal(block, 4, path);
    literal(block, 1, "www.example.com");
    return block.toByteArray();
  }

  private static void literal(ByteArrayOutputStream block, int name, String value) {
    block.write(name);
    block.write(value.length());
    block.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
  }

  /** A field of its own, with a value of at most 127 octets. */
  static byte[] field(String name, int length) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.write(0);
    block.write(name.length());
    block.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
    block.write(length);
    block.writeBytes("a".repeat(length).getBytes(StandardCharsets.US_ASCII));
    return block.toByteArray();
  }

  /** The next frame; empty when the connection is over. */
  Optional<Frame> next() throws IOException {
    try {
      byte[] head = in.readNBytes(9);
      if (head.length < 9) {
        return Optional.empty();
      }
      ByteBuffer read = ByteBuffer.wrap(head);
      int first = read.getInt();
      int flags = read.get();
      int stream = read.getInt();
      byte[] payload = new byte[first >>> 8];
      in.readFully(payload);
      return Optional.of(new Frame(first & 0xff, flags, stream, payload));
    } catch (SocketException | SSLException | EOFException gone) {
      return Optional.empty();
    }
  }

  /** The next frame of a type; empty when the connection ends before. */
  Optional<Frame> next(int type) throws IOException {
    Optional<Frame> frame = next();
    while (frame.isPresent() && frame.get().type() != type) {
      frame = next();
    }
    return frame;
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
