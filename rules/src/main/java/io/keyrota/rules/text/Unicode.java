package io.keyrota.rules.text;

/** Well-formed Unicode, as the Unicode standard (3.9, D85) has it. */
public final class Unicode {
  private Unicode() {}

  /** Whether no half of a surrogate pair stands alone, so that the text has a UTF-8 form. */
  public static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
