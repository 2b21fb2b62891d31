package io.keyrota.rules.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A policy that was found to be well-formed, compiled for decisions. The order of its statements
 * means nothing.
 */
public final class PolicyDocument {
  private final String text;
  private final PolicyKind kind;
  private final Optional<String> id;
  private final List<Statement> statements;
  private final ActionIndex index;
  private final boolean denies;

  PolicyDocument(String text, PolicyKind kind, Optional<String> id, List<Statement> statements) {
    this.text = text;
    this.kind = kind;
    this.id = id;
    this.statements = List.copyOf(statements);
    this.index = new ActionIndex(this.statements);
    this.denies = this.statements.stream().anyMatch(statement -> !statement.allows());
  }

  /**
   * Reads a policy.
   *
   * @param json the document as it was put, letter for letter; its size is the caller's matter
   * @throws MalformedPolicy with AWS's wording when it is no policy of that kind
   */
  public static PolicyDocument parse(String json, PolicyKind kind) {
    return PolicyReader.read(json, kind);
  }

  /**
   * Reads a managed policy that is being written. IAM takes no other version there than 2012-10-17,
   * while an inline policy may have the older one or none.
   *
   * @param json the document as it was put, letter for letter; its size is the caller's matter
   * @throws MalformedPolicy with AWS's wording when it is no policy of an identity, or an older one
   */
  public static PolicyDocument parseManaged(String json) {
    return PolicyReader.readManaged(json);
  }

  /** Letter for letter as it was put. */
  public String text() {
    return text;
  }

  public PolicyKind kind() {
    return kind;
  }

  /** The document's Id. */
  public Optional<String> id() {
    return id;
  }

  /** How many statements it has. */
  public int size() {
    return statements.size();
  }

  /** The condition keys that it asks for, conditions and variables, in the policy's spelling. */
  public Set<String> contextKeys() {
    Set<String> keys = new TreeSet<>();
    for (Statement statement : statements) {
      statement.resources().forEach(resource -> keys.addAll(resource.keys()));
      for (Condition condition : statement.conditions()) {
        keys.add(condition.spelt());
        condition.comparisons().forEach(comparison -> keys.addAll(comparison.keys()));
      }
    }
    return keys;
  }

  /** The condition keys, in lower case, of which it asks something for all their values. */
  public Set<String> keysOfAllValues() {
    Set<String> keys = new TreeSet<>();
    for (Statement statement : statements) {
      statement.conditions().stream()
          .filter(condition -> condition.scope() == Condition.Scope.ALL)
          .forEach(condition -> keys.add(condition.key()));
    }
    return keys;
  }

  /**
   * Whom it names: ARNs, unique ids, services, providers, of accounts their roots, or {@code *}.
   */
  public Set<String> principals() {
    Set<String> names = new TreeSet<>();
    for (Statement statement : statements) {
      PrincipalElement named = statement.principals();
      if (named != null && !statement.notPrincipal()) {
        names.addAll(named.arns());
        names.addAll(named.services());
        names.addAll(named.federated());
        if (named.anyone()) {
          names.add("*");
        }
        named.accounts().forEach(account -> names.add("arn:aws:iam::" + account + ":root"));
      }
    }
    return names;
  }

  /** Whether any of its statements is about that resource, whatever else it asks. */
  public boolean isAbout(String resource, ConditionValues values) {
    ArnText arn = new ArnText(resource);
    return statements.stream().anyMatch(it -> it.covers(arn, values));
  }

  /** Whether it allows anything of a service, by some request. */
  public boolean grants(String service) {
    return statements.stream().anyMatch(it -> it.allows() && it.touches(service))
        && !deniesWhole(service);
  }

  /** Whether it denies all of a service to every request. */
  public boolean deniesWhole(String service) {
    return statements.stream().anyMatch(it -> !it.allows() && it.takesWhole(service));
  }

  /**
   * The same, what only a request would decide being all for who asks, or all against.
   *
   * @param known which condition keys, in any case, have their values already
   */
  PolicyDocument assuming(Predicate<String> known, boolean favourably) {
    List<Statement> assumed = new ArrayList<>();
    for (Statement statement : statements) {
      if (statement.undecided(known).isEmpty()) {
        assumed.add(statement);
      } else if (statement.allows() == favourably) {
        assumed.add(statement.assumingMet(known));
      }
    }
    return new PolicyDocument(text, kind, id, assumed);
  }

  /** The statements that concern an action, each once. */
  Set<Statement> concerning(AskedAction action) {
    return index.concerning(action);
  }

  /** See {@link ActionIndex#any}. */
  boolean any(AskedAction action, ArnText resource, Predicate<Statement> enough) {
    return index.any(action, resource, enough);
  }

  /** Whether any of its statements denies. */
  boolean denies() {
    return denies;
  }
}
