package io.keyrota.server;

/** The text of {@code --help}, made from the table of settings. */
final class SettingsHelp {
  private static final int WIDTH = 92;
  private static final String INDENT = " ".repeat(8);

  private SettingsHelp() {}

  static String text() {
    StringBuilder text = new StringBuilder();
    text.append("Starts the server.\n\nUsage: keyrota start [--NAME VALUE]...\n\n");
    for (Setting setting : SettingsTable.ALL) {
      text.append("  ").append(setting.flag()).append(' ').append(setting.form()).append('\n');
      wrap(text, setting.meaning() + " " + standard(setting));
    }
    wrap(
        text.append('\n'),
        "All but --config can stand in the settings file too, as lines name = value; flags win.");
    return text.toString();
  }

  private static String standard(Setting setting) {
    return "Default: "
        + (setting.standard().isEmpty() ? setting.otherwise() : setting.standard())
        + ".";
  }

  private static void wrap(StringBuilder text, String sentence) {
    StringBuilder line = new StringBuilder(INDENT);
    for (String word : sentence.split(" ", -1)) {
      if (line.length() + word.length() > WIDTH) {
        text.append(line.toString().stripTrailing()).append('\n');
        line = new StringBuilder(INDENT);
      }
      line.append(word).append(' ');
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }
}
