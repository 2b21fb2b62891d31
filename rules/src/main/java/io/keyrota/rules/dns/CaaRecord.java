package io.keyrota.rules.dns;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A certification authority authorization (RFC 8659 section 4).
 *
 * @param flags 0 to 255; 128 is "critical"
 * @param tag in lower case, for example {@code issue}
 * @param value for example {@code amazon.com}, or {@code ;} for nobody
 */
public record CaaRecord(int flags, String tag, String value) {
  private static final Pattern PRESENTATION =
      Pattern.compile(
          "([0-9]{1,3})\\s+([0-9A-Za-z]{1,255})\\s+(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+))");

  /** Whether a certification authority that does not know the tag must not issue. */
  public boolean critical() {
    return (flags & 0x80) != 0;
  }

  /** Reads {@code 0 issue "amazon.com"}; empty when it is something else. */
  public static Optional<CaaRecord> of(String presentation) {
    Matcher matcher = PRESENTATION.matcher(presentation.strip());
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) > 255) {
      return Optional.empty();
    }
    String value =
        matcher.group(3) == null
            ? matcher.group(4)
            : matcher.group(3).replaceAll("\\\\([^0-9])", "$1");
    return Optional.of(
        new CaaRecord(
            Integer.parseInt(matcher.group(1)), matcher.group(2).toLowerCase(Locale.ROOT), value));
  }
}
