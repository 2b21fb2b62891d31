package io.keyrota.server;

/**
 * One line of the table of settings, from which parsing, help and documentation are made.
 *
 * @param name as a line of the settings file begins; with two dashes before it, the flag
 * @param form what its value looks like
 * @param standard its value where nothing is set; empty where {@link #otherwise} says what happens
 * @param otherwise what happens where nothing is set, empty where there is a standard value
 * @param place where it may stand
 * @param meaning one sentence
 * @param reader takes the value over; throws IllegalArgumentException saying what is expected
 */
record Setting(
    String name,
    String form,
    String standard,
    String otherwise,
    Place place,
    String meaning,
    Reader reader) {

  /** Where a setting may stand, and how often. */
  enum Place {
    /** Flag or file, once. */
    ONCE,
    /** Flag or file, any number of times. */
    REPEATED,
    /** The command line alone. */
    FLAG
  }

  /** Takes a value over. */
  @FunctionalInterface
  interface Reader {
    void read(SettingsDraft draft, String text);
  }

  static Setting of(String name, String form, String standard, String meaning, Reader reader) {
    return new Setting(name, form, standard, "", Place.ONCE, meaning, reader);
  }

  static Setting open(
      String name, String form, String otherwise, Place place, String meaning, Reader reader) {
    return new Setting(name, form, "", otherwise, place, meaning, reader);
  }

  /** For example {@code --listen}. */
  String flag() {
    return "--" + name;
  }
}
