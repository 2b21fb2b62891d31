package io.keyrota.rotator.aws;

import io.keyrota.rules.rotation.Reach;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Tells AWS from what answers in its place, and one such endpoint from another. */
public final class ServiceName {
  private static final List<String> OF_AWS =
      List.of(".amazonaws.com", ".amazonaws.com.cn", ".api.aws");
  private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "[::1]");

  private ServiceName() {}

  /** Whether it is one of AWS's own endpoints. */
  static boolean ofAws(URI endpoint) {
    String host = "." + String.valueOf(endpoint.getHost()).toLowerCase(Locale.ROOT);
    return OF_AWS.stream().anyMatch(host::endsWith);
  }

  /** {@link Reach#AWS}, or the endpoint without its path. */
  static String of(URI endpoint) {
    return ofAws(endpoint) ? Reach.AWS : endpoint.getScheme() + "://" + endpoint.getAuthority();
  }

  /** Whether both name the same: this machine has several names, and a port may be the scheme's. */
  public static boolean same(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(String service) {
    URI url = URI.create(service);
    if (url.getHost() == null) {
      return service;
    }
    String host = url.getHost().toLowerCase(Locale.ROOT);
    int standard = "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    return (THIS_MACHINE.contains(host) ? THIS_MACHINE.getFirst() : host)
        + ":"
        + (url.getPort() < 0 ? standard : url.getPort());
  }
}
