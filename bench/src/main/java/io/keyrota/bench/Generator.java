package io.keyrota.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Sends ready-made requests over connections that stay open, one at a time on each, and looks at
 * every answer. One thread and no HTTP library, so that its own work stays small beside the
 * server's.
 */
final class Generator implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 20_000;

  private final Selector selector;
  private final List<Connection> connections = new ArrayList<>();

  Generator(InetSocketAddress server, int count) throws IOException {
    selector = Selector.open();
    for (int i = 0; i < count; i++) {
      SocketChannel channel = SocketChannel.open(server);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      Connection connection = new Connection(channel);
      channel.register(selector, SelectionKey.OP_READ, connection);
      connections.add(connection);
    }
  }

  /** How many connections stay open. */
  int connections() {
    return connections.size();
  }

  /** Whether an answer is the right one; told which request it belongs to. */
  @FunctionalInterface
  interface Check {
    boolean right(int index, Answer answer);
  }

  /**
   * What came of a run.
   *
   * @param nanos of each answer, sorted
   * @param wrong how many answers were not right
   * @param firstWrong the first of them, empty when there is none
   * @param elapsedNanos from the first request to the last answer
   */
  record Run(long[] nanos, int wrong, String firstWrong, long elapsedNanos) {}

  /** Sends requests 0 to count-1, each once, as connections come free. */
  Run run(int count, IntFunction<byte[]> request, Check check) throws IOException {
    long[] nanos = new long[count];
    int wrong = 0;
    String firstWrong = "";
    int next = 0;
    int done = 0;
    long start = System.nanoTime();
    for (Connection connection : connections) {
      if (next < count) {
        connection.send(next, request.apply(next));
        next++;
      }
    }
    while (done < count) {
      if (selector.select(PATIENCE_MILLIS) == 0) {
        throw new IOException("no answer for " + PATIENCE_MILLIS + " ms");
      }
      for (SelectionKey key : selector.selectedKeys()) {
        Connection connection = (Connection) key.attachment();
        if (!connection.read()) {
          continue;
        }
        nanos[done++] = System.nanoTime() - connection.sent;
        if (!check.right(connection.index, connection.answer)) {
          wrong++;
          firstWrong = firstWrong.isEmpty() ? connection.answer.toString() : firstWrong;
        }
        if (next < count) {
          connection.send(next, request.apply(next));
          next++;
        }
      }
      selector.selectedKeys().clear();
    }
    long elapsed = System.nanoTime() - start;
    Arrays.sort(nanos);
    return new Run(nanos, wrong, firstWrong, elapsed);
  }

  @Override
  public void close() throws IOException {
    for (Connection connection : connections) {
      connection.channel.close();
    }
    selector.close();
  }

  private static final class Connection {
    private final SocketChannel channel;
    private final Answer answer = new Answer();
    private int index;
    private long sent;

    private Connection(SocketChannel channel) {
      this.channel = channel;
    }

    private void send(int request, byte[] bytes) throws IOException {
      index = request;
      answer.reset();
      sent = System.nanoTime();
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      // a request is far smaller than a socket's buffer, which is empty here
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }

    private boolean read() throws IOException {
      byte[] room = answer.room();
      int count =
          channel.read(ByteBuffer.wrap(room, answer.length(), room.length - answer.length()));
      if (count < 0) {
        throw new IOException("the server closed a connection after:\n" + answer);
      }
      return answer.grew(count);
    }
  }
}
