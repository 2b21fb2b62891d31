package io.keyrota.server.openid;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Which issuers may be asked. Whoever may make a provider in IAM names a URL that this server will
 * fetch: only public addresses, by TLS, on the standard port, unless the installation's settings
 * name the host.
 *
 * @param allowed hosts, in lower case with their port where it is not 443, that may be anywhere and
 *     may speak plain HTTP
 */
public record Endpoints(Set<String> allowed) {
  private static final int TLS_PORT = 443;
  private static final int PLAIN_PORT = 80;

  public Endpoints {
    allowed = Set.copyOf(allowed);
  }

  /** Where to connect. */
  record Endpoint(String host, int port, boolean tls, String path) {
    /** As the Host header has it. */
    String authority() {
      return port == (tls ? TLS_PORT : PLAIN_PORT) ? host : host + ":" + port;
    }
  }

  /**
   * The endpoint of a URL.
   *
   * @throws NotReached when it may not be asked
   */
  Endpoint of(URI url) throws NotReached {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    boolean tls = scheme.equals("https");
    String host = url.getHost();
    if (host == null
        || url.getRawUserInfo() != null
        || url.getRawFragment() != null
        || !(tls || scheme.equals("http"))) {
      throw new NotReached("the URL is not usable");
    }
    int port = url.getPort() < 0 ? (tls ? TLS_PORT : PLAIN_PORT) : url.getPort();
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    Endpoint endpoint = new Endpoint(host, port, tls, path + query);
    if (!isNamed(endpoint) && (!tls || port != TLS_PORT)) {
      throw new NotReached("only HTTPS on its own port is asked");
    }
    return endpoint;
  }

  /** Whether the settings name the host. */
  boolean isNamed(Endpoint endpoint) {
    String host = endpoint.host().toLowerCase(Locale.ROOT);
    return allowed.contains(endpoint.port() == TLS_PORT ? host : host + ":" + endpoint.port());
  }

  /** Whether an address may be connected to for that endpoint. */
  boolean permits(Endpoint endpoint, InetAddress address) {
    return isNamed(endpoint) || isPublic(address);
  }

  private static boolean isPublic(InetAddress address) {
    byte[] octets = address.getAddress();
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    int first = octets[0] & 0xff;
    int second = octets[1] & 0xff;
    if (octets.length == 4) {
      // This network, shared (RFC 6598), benchmarks, 192.0.0.0/24, reserved.
      return first != 0
          && !(first == 100 && second >= 64 && second < 128)
          && !(first == 198 && (second == 18 || second == 19))
          && !(first == 192 && second == 0 && octets[2] == 0)
          && first < 240;
    }
    // Global unicast alone, and of it nothing that carries an IPv4 address: 6to4, NAT64, Teredo.
    return (first & 0xe0) == 0x20
        && !(first == 0x20 && second == 0x02)
        && !(first == 0x20 && second == 0x01 && octets[2] == 0 && octets[3] == 0);
  }
}
