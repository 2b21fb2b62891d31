package io.keyrota.server;

import io.keyrota.server.Setting.Place;
import io.keyrota.server.upstream.UpstreamTerms;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The settings of another certificate authority, a part of {@link SettingsTable}. */
final class UpstreamSettings {
  private static final Pattern DOMAIN =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@:,]+@[^\\s@:,]+");

  static final List<Setting> ALL =
      List.of(
          Setting.open(
              "acm.upstream.directory",
              "URL",
              "the installation's own authority issues everything",
              Place.ONCE,
              "The directory of a certificate authority that speaks ACME (docs/authority.md), for"
                  + " example https://acme-v02.api.letsencrypt.org/directory.",
              (draft, text) -> draft.upstream.directory = Optional.of(url(text))),
          Setting.open(
              "acm.upstream.domains",
              "NAME,...",
              "none",
              Place.ONCE,
              "The domains whose names, and all below them, that authority issues.",
              (draft, text) ->
                  draft.upstream.domains =
                      SettingText.names(text, DOMAIN, "example.com,example.org")),
          Setting.open(
              "acm.upstream.email",
              "ADDRESS",
              "none",
              Place.ONCE,
              "Where that authority reaches whoever runs this installation.",
              (draft, text) -> draft.upstream.email = email(text)),
          Setting.of(
              "acm.upstream.terms-agreed",
              "yes|no",
              "no",
              "Whether that authority's terms of service are agreed to: without, it is not asked.",
              (draft, text) -> draft.upstream.agreed = agreed(text)),
          Setting.open(
              "acm.upstream.roots",
              "FILE",
              "the machine's own",
              Place.ONCE,
              "Certificates in PEM that the connection to that authority is verified against.",
              (draft, text) -> draft.upstream.roots = Optional.of(SettingText.file(text))));

  Optional<URI> directory = Optional.empty();
  List<String> domains = List.of();
  String email = "";
  boolean agreed;
  Optional<Path> roots = Optional.empty();

  /** The terms, where an authority is set; refuses half of them. */
  Optional<UpstreamTerms> settled() {
    if (directory.isEmpty()) {
      if (!domains.isEmpty() || !email.isEmpty() || agreed || roots.isPresent()) {
        throw new UsageError("acm.upstream.… is of use with acm.upstream.directory only");
      }
      return Optional.empty();
    }
    if (!agreed || email.isEmpty() || domains.isEmpty()) {
      throw new UsageError(
          "acm.upstream.directory needs acm.upstream.domains, acm.upstream.email and"
              + " acm.upstream.terms-agreed yes");
    }
    return Optional.of(
        new UpstreamTerms(
            directory.orElseThrow(), email, domains, roots.map(UpstreamSettings::read)));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UsageError("acm.upstream.roots: " + file + " cannot be read");
    }
  }

  private static URI url(String text) {
    try {
      URI url = new URI(text);
      if ("https".equals(url.getScheme()) && url.getHost() != null && url.getUserInfo() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw new IllegalArgumentException("it is an https URL");
  }

  private static String email(String text) {
    if (!EMAIL.matcher(text).matches()) {
      throw new IllegalArgumentException("it is an e-mail address");
    }
    return text;
  }

  private static boolean agreed(String text) {
    return switch (text) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new IllegalArgumentException("it is yes or no");
    };
  }
}
