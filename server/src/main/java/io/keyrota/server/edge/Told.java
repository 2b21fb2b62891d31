package io.keyrota.server.edge;

import io.keyrota.rules.elb.Attribute;
import io.keyrota.rules.elb.Listener;
import io.keyrota.rules.elb.LoadBalancer;
import io.keyrota.rules.elb.SslPolicy;
import io.keyrota.server.aws.Fronts;
import io.keyrota.server.pki.PeerCertificates;
import io.vertx.core.MultiMap;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * What an application load balancer tells its targets of the client. What the client itself says in
 * these fields is dropped, but for {@code X-Forwarded-For}.
 */
final class Told {
  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final String CERTIFICATE = "X-Amzn-Mtls-Clientcert";
  private static final String VERSION = "X-Amzn-Tls-Version";
  private static final String CIPHER_SUITE = "X-Amzn-Tls-Cipher-Suite";

  private Told() {}

  /** Where the client is, as the load balancer's attributes want it. */
  static void ofClient(MultiMap fields, SocketAddress client, LoadBalancer balancer) {
    switch (balancer.attribute(Attribute.XFF_MODE)) {
      case "preserve" -> {}
      case "remove" -> fields.remove(FORWARDED_FOR);
      default -> {
        List<String> before = fields.getAll(FORWARDED_FOR);
        String last = address(client, balancer);
        fields.set(
            FORWARDED_FOR, before.isEmpty() ? last : String.join(", ", before) + ", " + last);
      }
    }
  }

  private static String address(SocketAddress client, LoadBalancer balancer) {
    String address = client.hostAddress();
    if (balancer.attribute(Attribute.XFF_CLIENT_PORT).equals("false")) {
      return address;
    }
    return (address.contains(":") ? "[" + address + "]" : address) + ":" + client.port();
  }

  /** Where the client came in. */
  static void ofListener(MultiMap fields, String protocol, int port) {
    fields.set("X-Forwarded-Proto", protocol);
    fields.set("X-Forwarded-Port", Integer.toString(port));
  }

  /**
   * How the client's connection is protected, and the certificates that it showed, its own first.
   *
   * @param session absent without TLS
   */
  static void ofConnection(MultiMap fields, @Nullable SSLSession session, Fronts.Front front) {
    Listener listener = front.listener();
    for (String name : List.copyOf(fields.names())) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.startsWith("x-amzn-mtls-") || lower.startsWith("x-amzn-tls-")) {
        fields.remove(name);
      }
    }
    // In PEM there is nothing else to be encoded, since AWS takes +, = and / for safe.
    PeerCertificates.pem(session)
        .map(text -> text.replace(" ", "%20").replace("\n", "%0A"))
        .ifPresent(text -> fields.set(listener.fieldFor(CERTIFICATE), text));
    if (session != null && front.balancer().attribute(Attribute.TLS_HEADERS).equals("true")) {
      fields.set(listener.fieldFor(VERSION), session.getProtocol());
      fields.set(listener.fieldFor(CIPHER_SUITE), SslPolicy.openSsl(session.getCipherSuite()));
    }
  }
}
