package io.keyrota.rotator.targets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of lines NAME=VALUE, as systemd's EnvironmentFile, Docker's {@code --env-file} and .env
 * files have them. A leading {@code export}, quotes, comments and all other lines stay.
 */
record EnvironmentFile() implements KeyText {
  private static final Pattern LINE =
      Pattern.compile(
          "(\\s*(?:export\\s+)?)([A-Za-z_][A-Za-z0-9_]*)(=)([\"']?)([^\"'\\s]*)([\"']?)(.*)");
  private static final String ID = "AWS_ACCESS_KEY_ID";
  private static final String SECRET = "AWS_SECRET_ACCESS_KEY";
  private static final String TOKEN = "AWS_SESSION_TOKEN";

  @Override
  public Optional<Held> held(String text) {
    Optional<String> id = Optional.empty();
    Optional<String> secret = Optional.empty();
    for (String line : Lines.of(text)) {
      Matcher found = LINE.matcher(Lines.body(line));
      if (found.matches()) {
        switch (found.group(2)) {
          case ID -> id = once(id, found.group(5));
          case SECRET -> secret = once(secret, found.group(5));
          case TOKEN -> {
            if (!found.group(5).isEmpty()) {
              throw new TargetFailed("it has an " + TOKEN + ": a session, not an access key");
            }
          }
          default -> {}
        }
      }
    }
    return Held.of(id, secret, "it");
  }

  private static Optional<String> once(Optional<String> before, String value) {
    if (before.isPresent()) {
      throw new TargetFailed("it has two keys");
    }
    return Optional.of(value);
  }

  @Override
  public String format() {
    return "env";
  }

  @Override
  public String adds(String text) {
    return ID + " and " + SECRET;
  }

  @Override
  public String with(String text, Held key) {
    String ending = Lines.endingOf(text);
    List<String> lines = new ArrayList<>();
    boolean id = false;
    boolean secret = false;
    for (String line : Lines.of(text)) {
      Matcher matcher = LINE.matcher(Lines.body(line));
      boolean matches = matcher.matches();
      if (matches && matcher.group(2).equals(ID)) {
        lines.add(replaced(matcher, line, key.keyId()));
        id = true;
      } else if (matches && matcher.group(2).equals(SECRET)) {
        lines.add(replaced(matcher, line, key.secret()));
        secret = true;
      } else {
        lines.add(line);
      }
    }
    if (!(id && secret) && !lines.isEmpty() && Lines.ending(lines.getLast()).isEmpty()) {
      lines.set(lines.size() - 1, lines.getLast() + ending);
    }
    if (!id) {
      lines.add(ID + "=" + key.keyId() + ending);
    }
    if (!secret) {
      lines.add(SECRET + "=" + key.secret() + ending);
    }
    return String.join("", lines);
  }

  private static String replaced(Matcher line, String whole, String value) {
    return line.group(1)
        + line.group(2)
        + line.group(3)
        + line.group(4)
        + value
        + line.group(6)
        + line.group(7)
        + Lines.ending(whole);
  }
}
