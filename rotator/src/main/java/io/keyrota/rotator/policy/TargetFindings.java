package io.keyrota.rotator.policy;

import io.keyrota.rotator.targets.CommandWords;
import io.keyrota.rotator.targets.Programs;
import io.keyrota.rotator.targets.Target;
import io.keyrota.rotator.targets.Targets;
import io.keyrota.rules.credentials.KeyPolicy;
import io.keyrota.rules.credentials.PolicyFinding;
import io.keyrota.rules.credentials.PolicyNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is wrong in a policy file's targets and commands. They are read as a round would read them,
 * from wherever cron runs it and for whichever user: so a path is absolute, and only {@code {user}}
 * is filled in. What has another shape than it should is left to {@link
 * io.keyrota.rules.credentials.PolicyReading}.
 */
final class TargetFindings {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");
  private static final Pattern NAMED = Pattern.compile("\\{[A-Za-z_]+}");
  private static final String USER = "{user}";

  private final List<PolicyFinding> findings = new ArrayList<>();

  /** A target as it is written, and as it is for some user. */
  private record Written(int line, String text, Target target) {}

  private TargetFindings() {}

  static List<PolicyFinding> of(PolicyNode root) {
    TargetFindings all = new TargetFindings();
    Optional<PolicyNode> list = member(root, "policies");
    List<Written> fixed = new ArrayList<>();
    for (PolicyNode policy : items(list)) {
      all.policy(policy, fixed);
    }
    list.filter(node -> node instanceof PolicyNode.Sequence && items(list).isEmpty())
        .ifPresent(
            node -> all.warning(node.line(), "there is no policy here: nothing is ever due"));
    return all.findings;
  }

  private void policy(PolicyNode policy, List<Written> fixed) {
    member(policy, "name")
        .flatMap(TargetFindings::text)
        .filter(String::isBlank)
        .ifPresent(name -> error(policy.line(), "name is empty"));
    boolean one =
        member(policy, "match")
            .flatMap(match -> member(match, "name"))
            .flatMap(TargetFindings::text)
            .filter(name -> !name.contains("*"))
            .isPresent();
    List<Written> written = new ArrayList<>();
    for (PolicyNode item : items(member(policy, "targets"))) {
      if (item instanceof PolicyNode.Mapping(int line, List<PolicyNode.Member> members)) {
        for (PolicyNode.Member member : members) {
          target(member, one).ifPresent(target -> together(target, written, fixed));
        }
      }
    }
    written.stream().filter(target -> !target.text().contains(USER)).forEach(fixed::add);
    member(policy, "then")
        .ifPresent(then -> text(then).ifPresent(line -> command(then.line(), line)));
  }

  private Optional<Written> target(PolicyNode.Member member, boolean oneUser) {
    Optional<String> place = text(member.value());
    int line = member.value().line();
    if (place.isEmpty() || !List.of("profile", "env", "exec").contains(member.name())) {
      return Optional.empty();
    }
    String text = member.name() + ":" + place.get();
    boolean command = member.name().equals("exec");
    if (command ? !command(line, place.get()) : !path(line, place.get())) {
      return Optional.empty();
    }
    try {
      Target target = Targets.parse(KeyPolicy.fill(text, "user"));
      if (!command && !oneUser && !text.contains(USER)) {
        warning(line, "every user of this policy has the same place: is " + USER + " missing?");
      }
      return Optional.of(new Written(line, text, target));
    } catch (IllegalArgumentException e) {
      error(line, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Whether it is a path that says the same everywhere. */
  private boolean path(int line, String path) {
    if (path.isEmpty()) {
      error(line, "a target needs a path");
      return false;
    }
    Optional<String> unknown = unknown(PLACEHOLDER, path);
    if (unknown.isPresent()) {
      error(line, unknown.get() + " is not known: " + USER + " is the user's name");
      return false;
    }
    String rest = path.replace(USER, "");
    if (rest.contains("{") || rest.contains("}")) {
      error(line, "a brace alone: " + USER + " is the user's name");
      return false;
    }
    return absolute(line, path);
  }

  /** Whether it is a command; braces and what its arguments mean may be the program's own. */
  private boolean command(int line, String command) {
    unknown(NAMED, command)
        .ifPresent(
            name -> warning(line, name + " is not filled in: " + USER + " is the user's name"));
    try {
      List<String> words = CommandWords.of(command);
      Programs.relative(words).forEach(word -> warning(line, word + Programs.RELATIVE));
      String program = words.getFirst();
      return !program.contains("/") || absolute(line, program);
    } catch (IllegalArgumentException e) {
      error(line, String.valueOf(e.getMessage()));
      return false;
    }
  }

  private boolean absolute(int line, String path) {
    if (!path.startsWith("/")) {
      error(line, path + Programs.RELATIVE);
      return false;
    }
    return true;
  }

  private static Optional<String> unknown(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.group())
        .filter(found -> !found.equals(USER))
        .findFirst();
  }

  /**
   * Targets of one policy get the same key, one after the other; those of another policy get
   * another user's, which only a target without the user's name can mix up.
   */
  private void together(Written later, List<Written> written, List<Written> fixed) {
    for (Written before : written) {
      Targets.clash(later.target(), later.text(), before.target(), before.text())
          .ifPresent(why -> error(later.line(), why));
    }
    if (!later.text().contains(USER)) {
      for (Written before : fixed) {
        Targets.clash(later.target(), later.text(), before.target(), before.text())
            .ifPresent(why -> warning(later.line(), why + ", there in line " + before.line()));
      }
    }
    written.add(later);
  }

  private static Optional<PolicyNode> member(PolicyNode node, String name) {
    Map<String, PolicyNode> members = new LinkedHashMap<>();
    if (node instanceof PolicyNode.Mapping mapping) {
      mapping.members().forEach(member -> members.putIfAbsent(member.name(), member.value()));
    }
    return Optional.ofNullable(members.get(name));
  }

  private static List<PolicyNode> items(Optional<PolicyNode> node) {
    return node.orElse(null) instanceof PolicyNode.Sequence sequence ? sequence.items() : List.of();
  }

  private static Optional<String> text(PolicyNode node) {
    return node instanceof PolicyNode.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
  }

  private void error(int line, String text) {
    findings.add(new PolicyFinding(line, true, text));
  }

  private void warning(int line, String text) {
    findings.add(new PolicyFinding(line, false, text));
  }
}
