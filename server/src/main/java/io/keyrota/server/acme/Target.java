package io.keyrota.server.acme;

import io.keyrota.rules.acme.AcmeProblem;
import io.keyrota.server.acme.endpoints.AcmeUrls;
import io.keyrota.server.http.Header;
import io.keyrota.server.http.RawRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a request is addressed to.
 *
 * @param base where the client found the server, without a slash at the end
 * @param endpoint the endpoint's id
 * @param parts of the path behind it
 * @param query the raw query; empty without one
 */
record Target(String base, String endpoint, List<String> parts, String query) {
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9._-]{1,200}");

  Target {
    parts = List.copyOf(parts);
  }

  /**
   * Reads the target of a request below {@link AcmeUrls#PATH}.
   *
   * @param publicUrl where clients find the server, where that was set; else it is where they say
   *     that they found it
   * @throws AcmeProblem malformed
   */
  static Target of(RawRequest request, Optional<String> publicUrl) {
    String base = publicUrl.orElseGet(() -> asSeen(request));
    List<String> parts = List.of(request.path().substring(AcmeUrls.PATH.length()).split("/", -1));
    if (parts.size() < 2
        || parts.size() > 4
        || !parts.stream().allMatch(part -> PART.matcher(part).matches())) {
      throw AcmeProblem.notFound();
    }
    return new Target(
        base,
        parts.getFirst(),
        parts.subList(1, parts.size()),
        request.query() == null ? "" : request.query());
  }

  private static String asSeen(RawRequest request) {
    List<String> hosts =
        request.headers().stream()
            .filter(header -> header.name().equalsIgnoreCase("Host"))
            .map(Header::value)
            .toList();
    if (hosts.size() != 1 || !HOST.matcher(hosts.getFirst()).matches()) {
      throw AcmeProblem.malformed("The request has no Host that can be.");
    }
    return (request.tls() ? "https://" : "http://") + hosts.getFirst();
  }

  String resource() {
    return parts.getFirst();
  }

  /** The endpoint's URL, without a slash at the end. */
  String root() {
    return AcmeUrls.endpoint(base, endpoint);
  }

  /** The URL of something of the endpoint. */
  String url(String path) {
    return root() + "/" + path;
  }

  /** The request's own URL. */
  String self() {
    String own = url(String.join("/", parts));
    return query.isEmpty() ? own : own + "?" + query;
  }
}
