package io.keyrota.server.edge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one answer of HTTP/1.1 with a length: its head and its body. */
final class Answers {
  private static final Pattern LENGTH = Pattern.compile("content-length: *([0-9]+)");

  private Answers() {}

  /** The head alone. */
  static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    return head.toString();
  }

  static String read(InputStream in) throws IOException {
    String head = head(in);
    Matcher length = LENGTH.matcher(head.toLowerCase(Locale.ROOT));
    byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
    return head + new String(body, StandardCharsets.UTF_8);
  }
}
