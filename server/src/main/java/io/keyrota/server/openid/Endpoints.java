package io.keyrota.server.openid;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which issuers may be asked, and where. Whoever may make a provider in IAM names a URL that this
 * server will fetch: only by TLS, on the standard port, at a public address, unless the
 * installation's settings say where a host is to be asked.
 *
 * @param elsewhere by host in lower case the origin that is asked in its place: any address, port
 *     and scheme
 */
public record Endpoints(Map<String, URI> elsewhere) {
  private static final String TLS = "https";
  private static final int TLS_PORT = 443;
  private static final int PLAIN_PORT = 80;

  public Endpoints {
    elsewhere = Map.copyOf(elsewhere);
  }

  /**
   * Where to connect.
   *
   * @param name the host that is meant: certificates and the Host header say it
   * @param named whether the settings say where it is, so that it may be anywhere
   */
  record Endpoint(String name, String host, int port, boolean tls, String path, boolean named) {

    boolean permits(InetAddress address) {
      return named || isPublic(address);
    }
  }

  /**
   * An origin as settings write it.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static URI origin(String text) {
    URI origin = URI.create(text);
    if (origin.getHost() == null
        || !List.of("http", TLS).contains(origin.getScheme())
        || origin.getRawUserInfo() != null
        || !List.of("", "/").contains(origin.getRawPath())
        || origin.getRawQuery() != null
        || origin.getRawFragment() != null) {
      throw new IllegalArgumentException("it is no origin");
    }
    return origin;
  }

  /**
   * The endpoint of a URL.
   *
   * @throws NotReached when it may not be asked
   */
  Endpoint of(URI url) throws NotReached {
    String name = url.getHost();
    if (name == null
        || !TLS.equals(url.getScheme())
        || url.getRawUserInfo() != null
        || url.getRawFragment() != null
        || !(url.getPort() < 0 || url.getPort() == TLS_PORT)) {
      throw new NotReached("only HTTPS on its own port is asked");
    }
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String whole = url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    URI other = elsewhere.get(name.toLowerCase(Locale.ROOT));
    if (other == null) {
      return new Endpoint(name, name, TLS_PORT, true, whole, false);
    }
    boolean tls = other.getScheme().equals(TLS);
    int standard = tls ? TLS_PORT : PLAIN_PORT;
    int port = other.getPort() < 0 ? standard : other.getPort();
    return new Endpoint(name, other.getHost(), port, tls, whole, true);
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
