package io.keyrota.cli;

import java.util.regex.Pattern;

/** How things are written that commands ask about; what is written otherwise is never sent. */
final class Wording {
  private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9-]{1,63}:[A-Za-z0-9]{1,64}");
  private static final Pattern ACCESS_KEY_ID = Pattern.compile("[A-Za-z0-9_]{16,128}");
  private static final Pattern ALIAS = Pattern.compile("[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]");
  private static final int LONGEST_RESOURCE = 2048;

  private Wording() {}

  /** Refuses what is no action; one with wildcards is none. */
  static void needAction(String text) {
    if (!ACTION.matcher(text).matches()) {
      throw new Misuse("'" + text + "' is no action: one is written like kms:Decrypt");
    }
  }

  /** Refuses what names no resource, whatever there is. */
  static void needResource(String text) {
    if (text.isBlank() || text.length() > LONGEST_RESOURCE) {
      throw new Misuse(
          "a resource is an ARN, a KMS key's id or alias, or '*' for an action without a resource");
    }
  }

  /** Refuses what is no access key id. It is not shown: it may be the secret instead. */
  static void needAccessKeyId(String text) {
    if (!ACCESS_KEY_ID.matcher(text).matches()) {
      throw new Misuse(
          "that is no access key id: one has 16 to 128 letters, digits and underscores, like"
              + " AKIAIOSFODNN7EXAMPLE");
    }
  }

  /** Refuses what is no alias of an account. */
  static void needAlias(String text) {
    if (!ALIAS.matcher(text).matches()) {
      throw new Misuse(
          "--alias "
              + text
              + ": an alias has 3 to 63 small letters, digits and single hyphens between them");
    }
  }
}
