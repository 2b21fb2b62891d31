package io.keyrota.server.edge;

import io.keyrota.rules.elb.Listener;
import io.vertx.core.MultiMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
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

  /** What a listener's attributes make of the fields of a response. */
  static void ofListener(MultiMap fields, Listener listener) {
    if (!listener.namesServer()) {
      fields.remove("server");
    }
    listener.responseHeaders().forEach(fields::set);
  }
}
