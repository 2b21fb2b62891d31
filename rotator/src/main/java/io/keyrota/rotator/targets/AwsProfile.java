package io.keyrota.rotator.targets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One profile of a file in AWS's shared-credentials format. Comments, blank lines, other members,
 * other profiles and their order stay as they are, and so does the way in which the key's own
 * members are written: {@code aws} reads their names in any case, and a colon as it does an equals
 * sign.
 *
 * @param profile its name, for example {@code default}
 */
record AwsProfile(String profile) implements KeyText {
  private static final Pattern HEADER =
      Pattern.compile("\\s*\\[\\s*(?:profile\\s+)?([^\\]]+?)\\s*\\].*");
  private static final Pattern MEMBER =
      Pattern.compile("(\\s*)([A-Za-z0-9_]+)(\\s*[=:]\\s*)(\\S*)(.*)");
  private static final String ID = "aws_access_key_id";
  private static final String SECRET = "aws_secret_access_key";
  private static final String TOKEN = "aws_session_token";
  private static final String ROLE = "role_arn";
  private static final String SIGN_ON = "sso_";

  AwsProfile {
    if (!profile.matches("[^\\[\\]\\s]+")) {
      throw new IllegalArgumentException("'" + profile + "' is no profile's name");
    }
  }

  /** A line of the file, with its ending, and what it is to the profile. */
  private sealed interface Part {
    /** The header of the profile. */
    record Header(String line) implements Part {}

    /** A member of the profile. */
    record Own(String line, Matcher member) implements Part {
      /** The name as the file's readers compare it. */
      String name() {
        return member.group(2).toLowerCase(Locale.ROOT);
      }

      String value() {
        return member.group(4);
      }

      String with(String value) {
        return member.group(1)
            + member.group(2)
            + member.group(3)
            + value
            + member.group(5)
            + Lines.ending(line);
      }
    }

    /** Anything else. */
    record Other(String line) implements Part {}
  }

  private List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    boolean here = false;
    for (String line : Lines.of(text)) {
      Matcher header = HEADER.matcher(Lines.body(line));
      Matcher member = MEMBER.matcher(Lines.body(line));
      boolean begins = header.matches();
      here = begins ? header.group(1).equals(profile) : here;
      parts.add(
          !here || !(begins || member.matches())
              ? new Part.Other(line)
              : begins ? new Part.Header(line) : new Part.Own(line, member));
    }
    return parts;
  }

  @Override
  public Optional<Held> held(String text) {
    Optional<String> id = Optional.empty();
    Optional<String> secret = Optional.empty();
    int sections = 0;
    for (Part part : parts(text)) {
      switch (part) {
        case Part.Header _ -> sections++;
        case Part.Own own when own.name().equals(ID) -> id = once(id, own.value());
        case Part.Own own when own.name().equals(SECRET) -> secret = once(secret, own.value());
        case Part.Own own -> keyAlone(own.name(), own.value());
        case Part.Other _ -> {}
      }
    }
    if (sections > 1) {
      throw new TargetFailed("[" + profile + "] is there " + sections + " times");
    }
    return Held.of(id, secret, "[" + profile + "]");
  }

  private Optional<String> once(Optional<String> before, String value) {
    if (before.isPresent()) {
      throw new TargetFailed("[" + profile + "] has two keys");
    }
    return Optional.of(value);
  }

  /** Refuses what makes a reader of the profile sign with something else than the key in it. */
  private void keyAlone(String name, String value) {
    if (value.isEmpty()) {
      return;
    }
    if (name.equals(TOKEN)) {
      throw new TargetFailed(
          "[" + profile + "] has an " + TOKEN + ": a session, not an access key");
    }
    if (name.equals(ROLE) || name.startsWith(SIGN_ON)) {
      throw new TargetFailed(
          "["
              + profile
              + "] has "
              + name
              + ": who reads it signs with a role's session, not with an access key");
    }
  }

  @Override
  public String format() {
    return "profile";
  }

  @Override
  public String part() {
    return profile;
  }

  @Override
  public String adds(String text) {
    boolean here = parts(text).stream().anyMatch(Part.Header.class::isInstance);
    return here ? ID + " and " + SECRET + " to [" + profile + "]" : "[" + profile + "]";
  }

  @Override
  public String with(String text, Held key) {
    String ending = Lines.endingOf(text);
    List<Part> parts = parts(text);
    List<String> missing = missing(parts);
    List<String> lines = new ArrayList<>();
    for (Part part : parts) {
      switch (part) {
        case Part.Header(String line) -> {
          lines.add(missing.isEmpty() ? line : ended(line, ending));
          missing.forEach(name -> lines.add(member(name, key, ending)));
        }
        case Part.Own own when own.name().equals(ID) -> lines.add(own.with(key.keyId()));
        case Part.Own own when own.name().equals(SECRET) -> lines.add(own.with(key.secret()));
        case Part.Own(String line, _) -> lines.add(line);
        case Part.Other(String line) -> lines.add(line);
      }
    }
    if (parts.stream().noneMatch(Part.Header.class::isInstance)) {
      if (!lines.isEmpty()) {
        lines.set(lines.size() - 1, ended(lines.getLast(), ending));
        lines.add(ending);
      }
      lines.add("[" + profile + "]" + ending);
      missing.forEach(name -> lines.add(member(name, key, ending)));
    }
    return String.join("", lines);
  }

  /** Which members of the key the profile has not. */
  private static List<String> missing(List<Part> parts) {
    List<String> missing = new ArrayList<>(List.of(ID, SECRET));
    for (Part part : parts) {
      if (part instanceof Part.Own own) {
        missing.remove(own.name());
      }
    }
    return missing;
  }

  private static String member(String name, Held key, String ending) {
    return name + " = " + (name.equals(ID) ? key.keyId() : key.secret()) + ending;
  }

  private static String ended(String line, String ending) {
    return Lines.ending(line).isEmpty() ? line + ending : line;
  }
}
