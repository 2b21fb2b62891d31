package io.keyrota.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A story file: a text with command lines in it that run verbatim against a real server. Lines are
 *
 * <ul>
 *   <li>{@code $ COMMAND}: run in bash; {@code <NAME>} stands for what was saved as NAME
 *   <li>{@code ~ REGEX}: found in the output of the command above
 *   <li>{@code ! TEXT}: the command above failed and its error says TEXT
 *   <li>{@code NAME := a.b.0.c}: saves a member of the JSON output of the command above
 *   <li>{@code as root}, {@code as KEY_NAME SECRET_NAME}, {@code as KEY_NAME SECRET_NAME
 *       TOKEN_NAME}: who signs from here on
 *   <li>{@code kill}: kill -9 and a new process over the same data
 *   <li>anything else is prose
 * </ul>
 */
final class Story {
  private static final Pattern SAVE = Pattern.compile("([A-Z][A-Z0-9_]*) := ([A-Za-z0-9.]+)");
  private static final Pattern WHO = Pattern.compile("as( [A-Z][A-Z0-9_]*){2,3}");
  private static final Pattern NAME = Pattern.compile("<([A-Z][A-Z0-9_]*)>");

  private final RunningServer server;
  private final Map<String, String> saved = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private String key;
  private String secret;
  private String token = "";
  private Shell.Ran last = new Shell.Ran(0, "", "");
  private String lastLine = "";
  private boolean failureExpected = true;

  Story(RunningServer server) {
    this.server = server;
    this.key = "";
    this.secret = "";
    asRoot();
  }

  /** Sets a variable of the environment for every command. */
  Story with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Runs the story of that name from the resources. */
  void run(String name) {
    for (String line : lines(name)) {
      line(line.strip());
    }
    settleLast();
  }

  private void line(String line) {
    Matcher save = SAVE.matcher(line);
    if (line.startsWith("$ ")) {
      settleLast();
      command(resolve(line.substring(2)));
    } else if (line.startsWith("~ ")) {
      assertThat(last.out()).as(lastLine).containsPattern(resolve(line.substring(2)));
    } else if (line.startsWith("! ")) {
      failureExpected = true;
      assertThat(last.exit()).as(lastLine + "\n" + last.out()).isNotZero();
      assertThat(last.err()).as(lastLine).contains(resolve(line.substring(2)));
    } else if (line.equals("kill")) {
      settleLast();
      server.killAndRestart();
    } else if (line.equals("as root")) {
      asRoot();
    } else if (WHO.matcher(line).matches()) {
      String[] words = line.split(" ", -1);
      key = value(words[1]);
      secret = value(words[2]);
      token = words.length == 4 ? value(words[3]) : "";
    } else if (save.matches()) {
      settleLast();
      saved.put(save.group(1), member(save.group(2)));
    }
  }

  private void asRoot() {
    key = server.endpoint().credentials().accessKeyId();
    secret = server.endpoint().credentials().secretAccessKey();
    token = "";
  }

  private void command(String line) {
    lastLine = line;
    failureExpected = false;
    Shell shell = new Shell();
    environment.forEach(shell::with);
    if (!token.isEmpty()) {
      shell.with("AWS_SESSION_TOKEN", token);
    }
    last =
        shell
            .with("AWS_ENDPOINT_URL", server.endpoint().uri().toString())
            .with("AWS_DEFAULT_REGION", server.endpoint().region())
            .with("AWS_ACCESS_KEY_ID", key)
            .with("AWS_SECRET_ACCESS_KEY", secret)
            .with("AWS_DEFAULT_OUTPUT", "json")
            .with("KEYROTA_CP", Jvm.classPath())
            .with("KEYROTA_JAVA", System.getProperty("java.home") + "/bin/java")
            .with("KEYROTA_DATA", server.data().toString())
            .run(
                "keyrota() { \"$KEYROTA_JAVA\" -XX:TieredStopAtLevel=1 -cp \"$KEYROTA_CP\""
                    + " io.keyrota.cli.Main \"$@\"; }\n"
                    + line);
  }

  /** A command that failed without the story saying so fails the story. */
  private void settleLast() {
    if (!failureExpected) {
      assertThat(last.exit()).as(lastLine + "\n" + last.err()).isZero();
    }
  }

  private String resolve(String text) {
    return NAME.matcher(text).replaceAll(m -> Matcher.quoteReplacement(value(m.group(1))));
  }

  /** What was saved under a name. */
  String value(String name) {
    return Objects.requireNonNull(saved.get(name), () -> name + " was not saved before");
  }

  private String member(String path) {
    Json json = Texts.json(last.out());
    for (String step : path.split("\\.", -1)) {
      json =
          switch (json) {
            case Json.Obj object -> object.member(step).orElseThrow();
            case Json.Arr array -> array.items().get(Integer.parseInt(step));
            default -> throw new IllegalStateException("no " + path + " in " + last.out());
          };
    }
    return json instanceof Json.Str text ? text.value() : Texts.text(json);
  }

  private static List<String> lines(String name) {
    try (var in = Story.class.getResourceAsStream("/stories/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
