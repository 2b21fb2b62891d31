package io.keyrota.rules.credentials;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One policy of a policy file: which users' keys, how old, and what happens to them.
 *
 * @param every no active key gets older than that
 * @param targets as the command line writes them, {@code {user}} standing for the user's name
 * @param then run when all is delivered
 * @param reactivates whether a use during the hold brings the old key back
 * @param passCredentials whether programs find the rotator's own credentials in their environment
 * @param maxInFlight at most so many rotations of this policy underway at once
 * @param stopAfterFailures so many rotations that need a person stop new ones
 */
public record KeyPolicy(
    String name,
    Match match,
    Duration every,
    List<String> targets,
    Optional<String> then,
    Duration quietFor,
    Duration hold,
    boolean reactivates,
    boolean passCredentials,
    int maxInFlight,
    int stopAfterFailures) {

  public KeyPolicy {
    targets = List.copyOf(targets);
  }

  /**
   * Which users; all that is present must hold.
   *
   * @param path the user's path begins with it
   * @param name a pattern of the user's name, {@code *} for any characters
   * @param tags the user has all of them
   * @param except names that are left out
   */
  public record Match(
      Optional<String> path, Optional<String> name, Map<String, String> tags, List<String> except) {
    public Match {
      tags = Map.copyOf(tags);
      except = List.copyOf(except);
    }

    /** Whether the policy speaks of that user; tags are compared last, for they cost a call. */
    public boolean byName(String userPath, String userName) {
      return path.map(userPath::startsWith).orElse(true)
          && name.map(pattern -> globMatches(pattern, userName)).orElse(true)
          && !except.contains(userName);
    }

    public boolean byTags(Map<String, String> userTags) {
      return tags.entrySet().stream()
          .allMatch(tag -> tag.getValue().equals(userTags.get(tag.getKey())));
    }

    private static boolean globMatches(String pattern, String name) {
      int star = pattern.indexOf('*');
      if (star < 0) {
        return pattern.equals(name);
      }
      if (!name.startsWith(pattern.substring(0, star))) {
        return false;
      }
      String rest = pattern.substring(star + 1);
      for (int from = star; from <= name.length(); from++) {
        if (globMatches(rest, name.substring(from))) {
          return true;
        }
      }
      return false;
    }
  }

  /** Slack for the hour at which the due keys are looked at: cron runs once a day. */
  public static final Duration SLACK = Duration.ofDays(1);

  /**
   * When the rotation of a key must begin, so that the key is inactive before it is too old: the
   * proof that it is unused takes its time.
   *
   * @param horizon of the sources of evidence
   */
  public Instant begins(Instant created, Duration horizon) {
    return created.plus(every).minus(horizon).minus(quietFor).minus(SLACK).minus(SLACK);
  }

  /**
   * The text with the user's name in it.
   *
   * @throws IllegalArgumentException when the name means something to a path or a program
   */
  public static String fill(String text, String userName) {
    if (!text.contains("{user}")) {
      return text;
    }
    if (userName.matches("\\.+|-.*")) {
      throw new IllegalArgumentException(
          "the user name " + userName + " must not stand in a path or a command");
    }
    return text.replace("{user}", userName);
  }
}
