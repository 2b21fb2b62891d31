package io.keyrota.rotator.targets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

  @Override
  public Optional<Held> held(String text) {
    Optional<String> id = Optional.empty();
    Optional<String> secret = Optional.empty();
    boolean here = false;
    int sections = 0;
    for (String line : Lines.of(text)) {
      Matcher header = HEADER.matcher(Lines.body(line));
      Matcher member = MEMBER.matcher(Lines.body(line));
      if (header.matches()) {
        here = header.group(1).equals(profile);
        sections += here ? 1 : 0;
      } else if (here && member.matches()) {
        switch (name(member)) {
          case ID -> id = once(id, member.group(4));
          case SECRET -> secret = once(secret, member.group(4));
          default -> keyAlone(name(member), member.group(4));
        }
      }
    }
    if (sections > 1) {
      throw new TargetFailed("[" + profile + "] is there " + sections + " times");
    }
    return Held.of(id, secret, "[" + profile + "]");
  }

  /** A member's name as the file's readers compare it. */
  private static String name(Matcher member) {
    return member.group(2).toLowerCase(Locale.ROOT);
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
    boolean here =
        Lines.of(text).stream()
            .map(line -> HEADER.matcher(Lines.body(line)))
            .anyMatch(header -> header.matches() && header.group(1).equals(profile));
    return here ? ID + " and " + SECRET + " to [" + profile + "]" : "[" + profile + "]";
  }

  @Override
  public String with(String text, Held key) {
    String ending = Lines.endingOf(text);
    List<String> lines = new ArrayList<>();
    boolean here = false;
    boolean found = false;
    List<String> missing = new ArrayList<>(List.of(ID, SECRET));
    missing.removeAll(names(text));
    for (String line : Lines.of(text)) {
      Matcher header = HEADER.matcher(Lines.body(line));
      Matcher member = MEMBER.matcher(Lines.body(line));
      if (header.matches()) {
        here = header.group(1).equals(profile);
        found |= here;
        lines.add(here && !missing.isEmpty() ? ended(line, ending) : line);
        if (here) {
          missing.forEach(name -> lines.add(member(name, key, ending)));
        }
      } else if (here && member.matches()) {
        lines.add(
            switch (name(member)) {
              case ID -> replaced(member, line, key.keyId());
              case SECRET -> replaced(member, line, key.secret());
              default -> line;
            });
      } else {
        lines.add(line);
      }
    }
    if (!found) {
      if (!lines.isEmpty()) {
        lines.set(lines.size() - 1, ended(lines.getLast(), ending));
        lines.add(ending);
      }
      lines.add("[" + profile + "]" + ending);
      missing.forEach(name -> lines.add(member(name, key, ending)));
    }
    return String.join("", lines);
  }

  /** The names of the profile's members. */
  private Set<String> names(String text) {
    Set<String> names = new HashSet<>();
    boolean here = false;
    for (String line : Lines.of(text)) {
      Matcher header = HEADER.matcher(Lines.body(line));
      Matcher member = MEMBER.matcher(Lines.body(line));
      if (header.matches()) {
        here = header.group(1).equals(profile);
      } else if (here && member.matches()) {
        names.add(name(member));
      }
    }
    return names;
  }

  private static String replaced(Matcher member, String line, String value) {
    return member.group(1)
        + member.group(2)
        + member.group(3)
        + value
        + member.group(5)
        + Lines.ending(line);
  }

  private static String member(String name, Held key, String ending) {
    return name + " = " + (name.equals(ID) ? key.keyId() : key.secret()) + ending;
  }

  private static String ended(String line, String ending) {
    return Lines.ending(line).isEmpty() ? line + ending : line;
  }
}
