package io.keyrota.server.edge;

import io.vertx.core.MultiMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which header fields travel on, and which belong to one connection alone (RFC 9110, 7.6.1). */
final class Hops {
  private static final Set<String> OF_ONE_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authenticate",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "http2-settings",
          "expect");

  private Hops() {}

  /** Copies what travels on; {@code Content-Length} does, since bodies pass unchanged. */
  static void copy(MultiMap from, MultiMap to) {
    Set<String> named = new HashSet<>();
    for (String list : from.getAll("connection")) {
      for (String name : list.split(",", -1)) {
        named.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    for (Map.Entry<String, String> field : from) {
      String name = field.getKey().toLowerCase(Locale.ROOT);
      if (!OF_ONE_HOP.contains(name) && !named.contains(name) && !name.startsWith(":")) {
        to.add(field.getKey(), field.getValue());
      }
    }
  }

  /**
   * Tells a target the certificates that the client showed, its own first. What the client itself
   * says of them is dropped.
   *
   * @param pem empty when it showed none
   */
  static void clientCertificates(MultiMap fields, Optional<String> pem) {
    for (String name : List.copyOf(fields.names())) {
      if (name.toLowerCase(Locale.ROOT).startsWith("x-amzn-mtls-")) {
        fields.remove(name);
      }
    }
    // In PEM there is nothing else to be encoded, since AWS takes +, = and / for safe.
    pem.map(text -> text.replace(" ", "%20").replace("\n", "%0A"))
        .ifPresent(text -> fields.set("X-Amzn-Mtls-Clientcert", text));
  }

  /** What an application load balancer tells its targets of the client. */
  static void forwarded(MultiMap fields, String client, String protocol, int port) {
    List<String> before = fields.getAll("x-forwarded-for");
    fields.set(
        "X-Forwarded-For", before.isEmpty() ? client : String.join(", ", before) + ", " + client);
    fields.set("X-Forwarded-Proto", protocol);
    fields.set("X-Forwarded-Port", Integer.toString(port));
  }
}
