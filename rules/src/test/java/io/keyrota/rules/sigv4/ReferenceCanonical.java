package io.keyrota.rules.sigv4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The canonical request a second time, written for shortness from AWS's description with the JDK's
 * own encoders, to compare the first with. Empty where the rules make none.
 */
final class ReferenceCanonical {
  private ReferenceCanonical() {}

  static Optional<String> of(Message message, String signedHeaders) {
    List<String> headers = new ArrayList<>();
    for (String name : signedHeaders.split(";", -1)) {
      List<String> values = new ArrayList<>();
      for (int i = 0; i < message.headerCount(); i++) {
        if (message.headerName(i).toLowerCase(Locale.ROOT).equals(name)) {
          values.add(
              message.headerValue(i).replaceAll("[ \\t-\\r]+", " ").replaceAll("^ | \\z", ""));
        }
      }
      if (values.isEmpty()) {
        return Optional.empty();
      }
      headers.add(name + ":" + String.join(",", values) + "\n");
    }
    Optional<String> query = query(message.query());
    if (query.isEmpty() || !message.method().matches("[!-~]*")) {
      return Optional.empty();
    }
    return Optional.of(
        String.join(
            "\n",
            message.method(),
            path(message.path()),
            query.get(),
            String.join("", headers),
            signedHeaders,
            sha256(message.body())));
  }

  private static String path(String raw) {
    List<String> kept = new ArrayList<>();
    for (String segment : raw.split("/", -1)) {
      if (segment.equals("..")) {
        if (!kept.isEmpty()) {
          kept.removeLast();
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        kept.add(encode(segment));
      }
    }
    return "/" + String.join("/", kept) + (raw.endsWith("/") && !kept.isEmpty() ? "/" : "");
  }

  private static Optional<String> query(@org.jspecify.annotations.Nullable String raw) {
    if (raw == null) {
      return Optional.of("");
    }
    try {
      return Optional.of(
          Arrays.stream(raw.split("&"))
              .filter(pair -> !pair.isEmpty())
              .map(pair -> pair.contains("=") ? pair : pair + "=")
              .map(pair -> pair.split("=", 2))
              // a character below '!' between name and value sorts by name first
              .map(pair -> recode(pair[0]) + "\0" + recode(pair[1]))
              .sorted()
              .map(pair -> pair.replace('\0', '='))
              .collect(Collectors.joining("&")));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static String recode(String raw) {
    if (raw.matches(".*%(?![0-9A-Fa-f]{2}).*")) {
      throw new IllegalArgumentException("malformed");
    }
    return encode(URLDecoder.decode(raw, ISO_8859_1));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, ISO_8859_1)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
