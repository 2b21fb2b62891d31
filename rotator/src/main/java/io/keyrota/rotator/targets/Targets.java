package io.keyrota.rotator.targets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The kinds of targets, and how each is written. */
public final class Targets {
  private Targets() {}

  /**
   * Reads {@code profile:PATH:PROFILE}, {@code env:PATH} or {@code exec:COMMAND}.
   *
   * @throws IllegalArgumentException when it is none of them
   */
  public static Target parse(String text) {
    int colon = text.indexOf(':');
    String place = text.substring(colon + 1);
    return switch (colon < 0 ? "" : text.substring(0, colon)) {
      case "profile" -> profile(place);
      case "env" -> environment(place);
      case "exec" -> exec(place);
      default -> throw new IllegalArgumentException(text + " is no kind of target");
    };
  }

  /** {@code PATH[:PROFILE]}: a profile of a file in AWS's shared-credentials format. */
  public static Target profile(String place) {
    int colon = place.lastIndexOf(':');
    boolean named = colon > place.lastIndexOf('/') && colon > 0;
    Path path = path(named ? place.substring(0, colon) : place);
    String profile = named ? place.substring(colon + 1) : "default";
    return new FileTarget("profile:" + path + ":" + profile, path, new AwsProfile(profile));
  }

  /** {@code PATH}: a file of lines NAME=VALUE. */
  public static Target environment(String place) {
    Path path = path(place);
    return new FileTarget("env:" + path, path, new EnvironmentFile());
  }

  /** A command, split into words as a shell would, that takes the key by its standard input. */
  public static Target exec(String command) {
    return new Exec(command);
  }

  /**
   * Whether keys can go to all of them; looks where links lead, and at nothing else.
   *
   * @throws IllegalArgumentException when two are one place, or of two formats in one file
   */
  public static void together(List<Target> targets) {
    for (int i = 0; i < targets.size(); i++) {
      Target later = targets.get(i);
      for (Target before : targets.subList(0, i)) {
        clash(later, later.text(), before, before.text())
            .ifPresent(
                why -> {
                  throw new IllegalArgumentException(why);
                });
      }
    }
  }

  /**
   * Looks at all of them before a key is made, as {@link Target#check} does; what an earlier one
   * will make counts for the later ones.
   */
  public static List<Sight> check(List<Target> targets, String oldKeyId) {
    List<Sight> sights = new ArrayList<>();
    Set<String> files = new HashSet<>();
    for (Target target : targets) {
      Sight sight = target.check(oldKeyId);
      sights.add(files.add(target.place().where()) ? sight : sight.made());
    }
    return sights;
  }

  /**
   * Why keys cannot go to both; empty when they can.
   *
   * @param mine how the one is called in that
   * @param others how the other is
   */
  public static Optional<String> clash(Target one, String mine, Target other, String others) {
    return one.place().clash(other.place(), mine, others);
  }

  private static Path path(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a target needs a path");
    }
    return Path.of(text).toAbsolutePath().normalize();
  }
}
