package io.keyrota.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A server's data folder as a client sees it: the files {@code config} and {@code credentials} in
 * AWS's shared-file format, which say where the server listens and what signs for its root.
 */
public record DataDir(Path path) {
  private static final int CONNECT_MILLIS = 1000;

  /** Where and as whom to call. */
  public record Endpoint(URI uri, String region, SigningCredentials credentials) {
    /** The same server, in another region. */
    public Endpoint in(String other) {
      return new Endpoint(uri, other, credentials);
    }
  }

  /** Reads both files; says what to do when there are none. */
  public Endpoint endpoint() {
    Map<String, String> config = profile("config");
    Map<String, String> credentials = profile("credentials");
    return new Endpoint(
        URI.create(need(config, "endpoint_url", "config")),
        need(config, "region", "config"),
        new SigningCredentials(
            need(credentials, "aws_access_key_id", "credentials"),
            need(credentials, "aws_secret_access_key", "credentials")));
  }

  /** Whether both files are there, and somebody listens where they say. */
  public boolean isServed() {
    try (Socket socket = new Socket()) {
      URI uri = endpoint().uri();
      socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), CONNECT_MILLIS);
      return true;
    } catch (Failure | IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private Map<String, String> profile(String file) {
    Path source = path.resolve(file);
    try {
      return defaultProfile(Files.readString(source));
    } catch (IOException e) {
      throw new Failure(
          "no server's data in "
              + path
              + " ("
              + file
              + " cannot be read): start one with ./keyrota start --data "
              + path
              + ", or name its folder with --data");
    }
  }

  /** The members of the {@code [default]} section. */
  public static Map<String, String> defaultProfile(String text) {
    Map<String, String> members = new HashMap<>();
    boolean inDefault = false;
    for (String line : text.lines().map(String::strip).toList()) {
      int equals = line.indexOf('=');
      if (line.startsWith("[")) {
        inDefault = line.equals("[default]");
      } else if (inDefault && equals > 0 && !line.startsWith("#")) {
        members.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      }
    }
    return members;
  }

  private String need(Map<String, String> members, String name, String file) {
    String value = members.get(name);
    if (value == null) {
      throw new Failure(path.resolve(file) + " has no " + name + " in its [default] section");
    }
    return value;
  }
}
