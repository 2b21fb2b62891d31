package io.keyrota.server.mail;

import java.util.regex.Pattern;

/**
 * A mail address in ASCII (RFC 5321): a dot-string and a domain. What could break out of a header
 * or a command, such as white space, quotes, angle brackets and control characters, is none.
 */
public record MailAddress(String local, String domain) {
  private static final Pattern LOCAL =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
  private static final Pattern DOMAIN =
      Pattern.compile(
          "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");
  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST_DOMAIN = 253;

  /** Refuses what is no address. */
  public MailAddress {
    if (local.length() > LONGEST_LOCAL
        || domain.length() > LONGEST_DOMAIN
        || !LOCAL.matcher(local).matches()
        || !DOMAIN.matcher(domain).matches()) {
      throw new IllegalArgumentException("it is a mail address, for example ca@example.com");
    }
  }

  /** The address in a text such as {@code ca@example.com}. */
  public static MailAddress of(String text) {
    int at = text.lastIndexOf('@');
    if (at < 0) {
      throw new IllegalArgumentException("it is a mail address, for example ca@example.com");
    }
    return new MailAddress(text.substring(0, at), text.substring(at + 1));
  }

  @Override
  public String toString() {
    return local + "@" + domain;
  }
}
