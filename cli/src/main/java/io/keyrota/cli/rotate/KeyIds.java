package io.keyrota.cli.rotate;

import io.keyrota.rules.credentials.KeySeen;
import java.util.regex.Pattern;

/** Key ids in what people paste into tickets. */
final class KeyIds {
  private static final Pattern WHOLE = Pattern.compile("\\bA[KS]IA[A-Z0-9]{8,}\\b");

  private KeyIds() {}

  /** The text with every access key's id masked in it. */
  static String masked(String text) {
    return WHOLE.matcher(text).replaceAll(id -> KeySeen.masked(id.group()));
  }
}
