package io.keyrota.bench;

import io.keyrota.rules.secret.Secret;
import java.io.IOException;
import java.util.Map;

/**
 * A server under load: the connections to it, and who signs. The signer is its root, whose access
 * key it takes from its environment.
 */
record Served(ServerProcess server, Generator generator, Requests requests)
    implements AutoCloseable {
  private static final String KEY_ID = "AKIABENCHBENCHBENCH1";
  private static final String KEY = "bench/bench/bench/bench/bench/bench/benc";
  private static final Secret SECRET = Secret.ofText(KEY);

  /** How a server comes to know that key. */
  static final Map<String, String> ENVIRONMENT =
      Map.of("KEYROTA_ROOT_ACCESS_KEY_ID", KEY_ID, "KEYROTA_ROOT_SECRET_ACCESS_KEY", KEY);

  static Served by(ServerProcess server, int connections) throws IOException {
    return new Served(
        server,
        new Generator(server.address(), connections),
        new Requests(server.host(), KEY_ID, SECRET));
  }

  @Override
  public void close() throws IOException {
    generator.close();
  }
}
