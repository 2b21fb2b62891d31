package io.keyrota.models.generator;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** How the model's names are written in Java. */
final class Names {
  private static final Pattern LEADING_ACRONYM =
      Pattern.compile("^[A-Z]+(?=[A-Z][a-z]|[^A-Za-z]|$)");
  private static final Pattern WORD_END = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final Pattern ACRONYM_END = Pattern.compile("(?<=[A-Z])(?=[A-Z][a-z])");

  /** Methods of every record, and the schema accessor of the generated ones. */
  private static final Set<String> TAKEN =
      Set.of(
          "clone",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "schema",
          "toString",
          "wait");

  private Names() {}

  /** {@code statusType} is the type {@code StatusType}. */
  static String type(String modelName) {
    return modelName.substring(0, 1).toUpperCase(Locale.ROOT) + modelName.substring(1);
  }

  /** {@code UserName} is {@code userName}, {@code MFADevices} is {@code mfaDevices}. */
  static String variable(String modelName) {
    var acronym = LEADING_ACRONYM.matcher(modelName);
    int lowered = acronym.find() ? acronym.end() : 1;
    String name =
        modelName.substring(0, lowered).toLowerCase(Locale.ROOT) + modelName.substring(lowered);
    return SourceVersion.isKeyword(name) || TAKEN.contains(name) ? name + "_" : name;
  }

  /** {@code userNameType} is {@code USER_NAME_TYPE}. */
  static String constant(String modelName) {
    String words = ACRONYM_END.matcher(WORD_END.matcher(modelName).replaceAll("_")).replaceAll("_");
    return words.toUpperCase(Locale.ROOT);
  }

  /** A Java string literal, or {@code null}. */
  static String literal(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                default -> {
                  if (c < ' ' || c > '~') {
                    out.append(String.format("\\u%04x", c));
                  } else {
                    out.append((char) c);
                  }
                }
              }
            });
    return out.append('"').toString();
  }
}
