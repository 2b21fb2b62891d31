package io.keyrota.server.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An SMTP server that takes mail for everywhere.
 *
 * @param host a name or an address without brackets
 */
public record SmtpRelay(String host, int port) {
  private static final Pattern FORM =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([0-9A-Za-z.-]+)):([0-9]{1,5})");
  private static final int HIGHEST_PORT = 65_535;

  /** Reads {@code HOST:PORT}. */
  public static SmtpRelay of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()
        || Integer.parseInt(matcher.group(3)) > HIGHEST_PORT
        || Integer.parseInt(matcher.group(3)) == 0) {
      throw new IllegalArgumentException("it is HOST:PORT, for example mail.example.com:25");
    }
    return new SmtpRelay(
        matcher.group(1) == null ? matcher.group(2) : matcher.group(1),
        Integer.parseInt(matcher.group(3)));
  }
}
