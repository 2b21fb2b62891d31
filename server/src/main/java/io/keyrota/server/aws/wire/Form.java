package io.keyrota.server.aws.wire;

import io.keyrota.rules.aws.Refusal;
import io.keyrota.server.http.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of an awsQuery request: those of the query string, then those of a POST's form
 * body ({@code application/x-www-form-urlencoded}, UTF-8). What belongs to a signature in the query
 * string ({@code X-Amz-…}) is not among them. Refused with {@code MalformedQueryString}: a percent
 * sign without two hexadecimal digits, text that is not UTF-8; with {@code RequestTooLarge}: more
 * than {@value #MAX_PARAMETERS} parameters.
 */
final class Form {
  /** AWS's largest query inputs have a few hundred. */
  static final int MAX_PARAMETERS = 10_000;

  private String[] names = new String[16];
  private String[] values = new String[16];
  private int size;
  private @Nullable String credential;

  private Form() {}

  static Form of(RawRequest request) {
    Form form = ofQuery(request);
    if (request.method().equals("POST")) {
      form.parse(request.body(), false);
    }
    return form;
  }

  /** The parameters of the query string alone. */
  static Form ofQuery(RawRequest request) {
    Form form = new Form();
    String query = request.query();
    if (query != null && !query.isEmpty()) {
      form.parse(query.getBytes(StandardCharsets.UTF_8), true);
    }
    return form;
  }

  int size() {
    return size;
  }

  /** All values of a parameter, in their order. */
  List<String> all(String name) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (names[i].equals(name)) {
        found.add(values[i]);
      }
    }
    return found;
  }

  String name(int index) {
    return names[index];
  }

  String value(int index) {
    return values[index];
  }

  /** {@code X-Amz-Credential} of a presigned request, null when there is none. */
  @Nullable String credential() {
    return credential;
  }

  /** The value of a parameter that may occur once; null when it does not occur. */
  @Nullable String only(String name) {
    String found = null;
    for (int i = 0; i < size; i++) {
      if (names[i].equals(name)) {
        if (found != null) {
          throw duplicate(name);
        }
        found = values[i];
      }
    }
    return found;
  }

  static Refusal duplicate(String name) {
    String shown = name.length() > 128 ? name.substring(0, 128) : name;
    return new Refusal("MalformedInput", "Duplicate parameter " + shown);
  }

  private void parse(byte[] bytes, boolean inQueryString) {
    int start = 0;
    while (start < bytes.length) {
      int equals = -1;
      int end = start;
      for (; end < bytes.length && bytes[end] != '&'; end++) {
        if (bytes[end] == '=' && equals < 0) {
          equals = end;
        }
      }
      if (end > start) {
        String name = decode(bytes, start, equals < 0 ? end : equals);
        String value = equals < 0 ? "" : decode(bytes, equals + 1, end);
        add(name, value, inQueryString);
      }
      start = end + 1;
    }
  }

  private void add(String name, String value, boolean inQueryString) {
    if (inQueryString && name.startsWith("X-Amz-")) {
      if (name.equals("X-Amz-Credential")) {
        credential = value;
      }
      return;
    }
    if (size == MAX_PARAMETERS) {
      throw new Refusal(
          "RequestTooLarge", "The request has more than " + MAX_PARAMETERS + " parameters");
    }
    if (size == names.length) {
      names = Arrays.copyOf(names, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    names[size] = name;
    values[size++] = value;
  }

  private static String decode(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b == '%' || b == '+' || b < 0) {
        return decodeEscaped(bytes, from, to);
      }
    }
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static String decodeEscaped(byte[] bytes, int from, int to) {
    byte[] plain = new byte[to - from];
    int length = 0;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b == '%') {
        int high = i + 2 < to ? Character.digit(bytes[i + 1], 16) : -1;
        int low = i + 2 < to ? Character.digit(bytes[i + 2], 16) : -1;
        if (high < 0 || low < 0) {
          throw malformed("A percent sign is not followed by two hexadecimal digits");
        }
        plain[length++] = (byte) ((high << 4) | low);
        i += 2;
      } else {
        plain[length++] = b == '+' ? (byte) ' ' : b;
      }
    }
    String text = Utf8.decode(plain, 0, length);
    if (text == null) {
      throw malformed("A parameter is not UTF-8");
    }
    return text;
  }

  private static Refusal malformed(String message) {
    return new Refusal("MalformedQueryString", message);
  }
}
