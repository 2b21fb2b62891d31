package io.keyrota.rules.credentials;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A policy file, read. It is used only without errors; an unknown member is an error, since a
 * misspelt one would be a rule that nobody follows.
 */
public final class PolicyReading {
  private static final Duration CIS_AGE = Duration.ofDays(90);
  private static final Duration DAY = Duration.ofHours(24);

  private final List<PolicyFinding> findings = new ArrayList<>();
  private final List<KeyPolicy> policies = new ArrayList<>();

  private PolicyReading() {}

  /** Reads the whole file. */
  public static PolicyReading of(PolicyNode root) {
    PolicyReading reading = new PolicyReading();
    reading.file(root);
    reading.findings.sort(null);
    return reading;
  }

  /** In the order of their lines. */
  public List<PolicyFinding> findings() {
    return List.copyOf(findings);
  }

  public boolean usable() {
    return findings.stream().noneMatch(PolicyFinding::error);
  }

  /** In the file's order: the first that matches a user counts. */
  public List<KeyPolicy> policies() {
    return List.copyOf(policies);
  }

  private void file(PolicyNode root) {
    PolicyMembers all = members(root, "version", "policies");
    all.text("version")
        .ifPresentOrElse(
            version -> {
              if (!version.text().equals("1")) {
                error(version.line(), "this program knows version 1, not " + version.text());
              }
            },
            () -> error(root.line(), "version is missing: version: 1"));
    Optional<PolicyNode> list = all.node("policies");
    if (list.isEmpty()) {
      error(root.line(), "policies is missing");
    } else if (list.get() instanceof PolicyNode.Sequence sequence) {
      Set<String> names = new HashSet<>();
      for (PolicyNode item : sequence.items()) {
        KeyPolicy policy = policy(item);
        if (!names.add(policy.name())) {
          error(item.line(), "a second policy is called " + policy.name());
        }
        policies.add(policy);
      }
    } else {
      error(list.get().line(), "policies is a list");
    }
  }

  private KeyPolicy policy(PolicyNode node) {
    PolicyMembers all =
        members(
            node,
            "name",
            "match",
            "every",
            "targets",
            "then",
            "quiet_for",
            "hold",
            "on_late_use",
            "pass_credentials",
            "limits");
    Duration every = span(all, "every", null);
    Duration quietFor = span(all, "quiet_for", DAY);
    Duration hold = span(all, "hold", DAY);
    PolicyMembers limits =
        all.node("limits")
            .map(found -> members(found, "max_in_flight", "stop_after_failures"))
            .orElseGet(() -> new PolicyMembers(Map.of()));
    advise(all, every, quietFor, hold);
    return new KeyPolicy(
        need(all, node, "name"),
        match(all, node),
        every,
        targets(all, node),
        all.text("then").map(PolicyNode.Scalar::text),
        quietFor,
        hold,
        reactivates(all),
        passCredentials(all),
        count(limits, "max_in_flight", 5),
        count(limits, "stop_after_failures", 1));
  }

  private void advise(PolicyMembers all, Duration every, Duration quietFor, Duration hold) {
    int line = all.node("every").map(PolicyNode::line).orElse(0);
    if (line > 0 && every.compareTo(CIS_AGE) > 0) {
      warning(line, "every is more than 90d: CIS, PCI and AWS's own check ask for 90 days");
    }
    Duration least =
        quietFor.plus(KeyPolicy.SLACK.multipliedBy(2)).plus(EvidenceSource.IAM_LAST_USED.horizon());
    if (line > 0 && every.compareTo(least) <= 0) {
      error(line, "every must be more than " + Span.text(least) + ": so long the proof takes");
    }
    all.node("hold")
        .filter(node -> hold.compareTo(DAY) < 0)
        .ifPresent(node -> warning(node.line(), "hold is less than the guide's 24h"));
    all.node("quiet_for")
        .filter(node -> quietFor.compareTo(DAY) < 0)
        .ifPresent(
            node -> warning(node.line(), "quiet_for under 24h overlooks what runs once a day"));
  }

  private KeyPolicy.Match match(PolicyMembers all, PolicyNode policy) {
    Optional<PolicyNode> node = all.node("match");
    if (node.isEmpty()) {
      error(policy.line(), "match is missing: which users? (match: {} for all of them)");
      return new KeyPolicy.Match(Optional.empty(), Optional.empty(), Map.of(), List.of());
    }
    PolicyMembers match = members(node.get(), "path", "name", "tags", "except");
    if (match.isEmpty()) {
      warning(node.get().line(), "match is empty: every user of the account");
    }
    match
        .text("path")
        .filter(path -> !path.text().startsWith("/"))
        .ifPresent(path -> error(path.line(), "a path begins with /"));
    return new KeyPolicy.Match(
        match.text("path").map(PolicyNode.Scalar::text),
        match.text("name").map(PolicyNode.Scalar::text),
        match.node("tags").map(this::tags).orElse(Map.of()),
        match.node("except").map(this::texts).orElse(List.of()));
  }

  private Map<String, String> tags(PolicyNode node) {
    Map<String, String> tags = new LinkedHashMap<>();
    if (!(node instanceof PolicyNode.Mapping mapping)) {
      error(node.line(), "tags are names with values");
      return tags;
    }
    for (PolicyNode.Member member : mapping.members()) {
      if (member.value() instanceof PolicyNode.Scalar scalar) {
        tags.put(member.name(), scalar.text());
      } else {
        error(member.line(), "the tag " + member.name() + " has one value");
      }
    }
    return tags;
  }

  private List<String> texts(PolicyNode node) {
    List<String> texts = new ArrayList<>();
    if (node instanceof PolicyNode.Sequence sequence) {
      for (PolicyNode item : sequence.items()) {
        if (item instanceof PolicyNode.Scalar scalar) {
          texts.add(scalar.text());
        } else {
          error(item.line(), "a name is expected");
        }
      }
    } else {
      error(node.line(), "a list is expected");
    }
    return texts;
  }

  /** {@code - profile: PATH[:PROFILE]}, {@code - env: PATH}, {@code - exec: COMMAND}. */
  private List<String> targets(PolicyMembers all, PolicyNode policy) {
    List<String> targets = new ArrayList<>();
    if (all.node("targets").orElse(null) instanceof PolicyNode.Sequence sequence) {
      for (PolicyNode item : sequence.items()) {
        PolicyMembers kinds = members(item, "profile", "env", "exec");
        for (String kind : List.of("profile", "env", "exec")) {
          kinds.text(kind).ifPresent(place -> targets.add(kind + ":" + place.text()));
        }
        if (kinds.size() != 1) {
          error(item.line(), "a target is one of profile, env, exec");
        }
      }
    }
    if (targets.isEmpty()) {
      error(policy.line(), "targets is missing: where does the new key go?");
    }
    return targets;
  }

  private boolean reactivates(PolicyMembers all) {
    Optional<PolicyNode.Scalar> said = all.text("on_late_use");
    said.filter(text -> !Set.of("reactivate", "keep").contains(text.text()))
        .ifPresent(text -> error(text.line(), "on_late_use is reactivate or keep"));
    return said.map(text -> !text.text().equals("keep")).orElse(true);
  }

  private boolean passCredentials(PolicyMembers all) {
    Optional<PolicyNode.Scalar> said = all.text("pass_credentials");
    said.filter(text -> !Set.of("true", "false").contains(text.text()))
        .ifPresent(text -> error(text.line(), "pass_credentials is true or false"));
    return said.map(text -> text.text().equals("true")).orElse(false);
  }

  private int count(PolicyMembers all, String name, int standard) {
    Optional<PolicyNode.Scalar> said = all.text(name);
    if (said.isEmpty()) {
      return standard;
    }
    if (!said.get().text().matches("[1-9][0-9]{0,5}")) {
      error(said.get().line(), name + " is a number from 1 on");
      return standard;
    }
    return Integer.parseInt(said.get().text());
  }

  private Duration span(
      PolicyMembers all, String name, @org.jspecify.annotations.Nullable Duration standard) {
    Optional<PolicyNode.Scalar> said = all.text(name);
    if (said.isPresent()) {
      Optional<Duration> span = Span.parse(said.get().text());
      if (span.isEmpty()) {
        error(said.get().line(), name + " is a time like 90s, 15m, 24h, 90d");
      }
      return span.orElse(CIS_AGE);
    }
    if (standard == null) {
      error(all.line(), name + " is missing");
      return CIS_AGE;
    }
    return standard;
  }

  private String need(PolicyMembers all, PolicyNode node, String name) {
    Optional<PolicyNode.Scalar> said = all.text(name);
    if (said.isEmpty()) {
      error(node.line(), name + " is missing");
    }
    return said.map(PolicyNode.Scalar::text).orElse("");
  }

  private PolicyMembers members(PolicyNode node, String... known) {
    if (!(node instanceof PolicyNode.Mapping mapping)) {
      error(node.line(), "members are expected here: " + String.join(", ", known));
      return new PolicyMembers(Map.of());
    }
    Map<String, PolicyNode> found = new LinkedHashMap<>();
    for (PolicyNode.Member member : mapping.members()) {
      if (!List.of(known).contains(member.name())) {
        error(
            member.line(),
            member.name() + " is not known here; known are " + String.join(", ", known));
      } else if (found.put(member.name(), member.value()) != null) {
        error(member.line(), member.name() + " is there twice");
      }
    }
    return new PolicyMembers(node.line(), found);
  }

  private void error(int line, String text) {
    findings.add(PolicyFinding.error(line, text));
  }

  private void warning(int line, String text) {
    findings.add(PolicyFinding.warning(line, text));
  }
}
