package io.keyrota.server;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads settings from the command line and from a file of lines {@code name = value}. Flags win
 * over the file; a name that the table does not have is an error.
 */
final class SettingsReader {

  /** A value with the place it came from, for messages. */
  private record Given(Setting setting, String value, String where) {}

  private SettingsReader() {}

  static Settings read(List<String> arguments) {
    List<Given> flags = flags(arguments);
    SettingsDraft draft = new SettingsDraft();
    apply(draft, flags);
    Path own = draft.data.resolve(SettingsTable.FILE);
    List<Given> file = List.of();
    if (draft.config.isPresent()) {
      file = file(draft.config.orElseThrow());
    } else if (Files.exists(own)) {
      file = file(own);
      refuseToMove(file);
    }
    SettingsDraft settled = new SettingsDraft();
    apply(settled, file);
    apply(settled, flags);
    return settled.settled();
  }

  /** A file found in the data folder cannot say that the data are elsewhere. */
  private static void refuseToMove(List<Given> file) {
    for (Given given : file) {
      if (given.setting().name().equals("data")) {
        throw new UsageError(
            given.where() + " is set in the data folder itself: name the file with --config");
      }
    }
  }

  private static void apply(SettingsDraft draft, List<Given> all) {
    for (Given given : all) {
      try {
        given.setting().reader().read(draft, given.value());
      } catch (IllegalArgumentException e) {
        throw new UsageError(given.where() + ": " + e.getMessage());
      }
    }
  }

  private static List<Given> flags(List<String> arguments) {
    List<Given> all = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (!argument.startsWith("--")) {
        throw new UsageError("every setting is written --name value; see --help");
      }
      int equals = argument.indexOf('=');
      String name = argument.substring(2, equals < 0 ? argument.length() : equals);
      Setting setting = named(name, "--" + name, "--");
      if (equals >= 0) {
        all.add(new Given(setting, argument.substring(equals + 1), setting.flag()));
      } else if (i + 1 < arguments.size()) {
        i++;
        all.add(new Given(setting, arguments.get(i), setting.flag()));
      } else {
        throw new UsageError(setting.flag() + " needs a value: " + setting.form());
      }
    }
    refuseTwice(all);
    return all;
  }

  private static List<Given> file(Path path) {
    List<Given> all = new ArrayList<>();
    int number = 0;
    for (String line : lines(path)) {
      number++;
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      String where = path + ", line " + number;
      int equals = text.indexOf('=');
      if (equals < 0) {
        throw new UsageError(where + ": a setting is written name = value");
      }
      String name = text.substring(0, equals).strip();
      Setting setting = named(name, where + ", " + name, "");
      if (setting.place() == Setting.Place.FLAG) {
        throw new UsageError(where + ", " + name + ": it is for the command line only");
      }
      all.add(new Given(setting, text.substring(equals + 1).strip(), where + ", " + name));
    }
    refuseTwice(all);
    return all;
  }

  private static List<String> lines(Path path) {
    try {
      return Files.readAllLines(path);
    } catch (CharacterCodingException e) {
      throw new UsageError(path + " is not text in UTF-8");
    } catch (IOException e) {
      throw new UsageError("the settings file " + path + " can not be read");
    }
  }

  private static Setting named(String name, String where, String dashes) {
    return SettingsTable.named(name)
        .orElseThrow(
            () ->
                new UsageError(
                    where
                        + ": there is no such setting"
                        + Nearest.to(name, SettingsTable.ALL.stream().map(Setting::name).toList())
                            .map(nearest -> ", did you mean " + dashes + nearest + "?")
                            .orElse("; see --help")));
  }

  /** What is said twice in one place is a mistake; a quota's name counts, not the word quota. */
  private static void refuseTwice(List<Given> all) {
    Set<String> seen = new HashSet<>();
    for (Given given : all) {
      String key = given.setting().name();
      if (given.setting().place() == Setting.Place.REPEATED) {
        key += " " + given.value().replaceFirst("\\s*=.*", "");
      }
      if (!seen.add(key)) {
        throw new UsageError(given.where() + ": it is set twice");
      }
    }
  }
}
