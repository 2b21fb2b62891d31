package io.keyrota.rules.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Finds the statements that concern an action without asking all of them: those that name it in
 * full, those that name its beginning ({@code kms:*}, {@code kms:De*}), and those with other
 * patterns of its service.
 */
final class ActionIndex {
  private final Map<String, List<Statement>> exact = new HashMap<>();

  /** By service, then by what the action's name begins with. */
  private final Map<String, Map<String, List<Statement>>> beginnings = new HashMap<>();

  private final Map<String, List<Statement>> wildByService = new HashMap<>();
  private final List<Statement> always = new ArrayList<>();

  ActionIndex(List<Statement> statements) {
    for (Statement statement : statements) {
      enter(statement);
    }
  }

  /** Each statement is found once, whatever the action: a thousand patterns ask it no oftener. */
  private void enter(Statement statement) {
    List<Glob> actions = statement.actions();
    if (statement.notAction() || !actions.stream().allMatch(ActionIndex::ofService)) {
      always.add(statement);
    } else if (actions.stream().allMatch(Glob::isLiteral)) {
      actions.stream().map(Glob::prefix).distinct().forEach(it -> add(exact, it, statement));
    } else if (actions.size() == 1 && actions.getFirst().isPrefix()) {
      add(
          beginnings.computeIfAbsent(service(actions.getFirst()), k -> new LinkedHashMap<>()),
          actions.getFirst().prefix(),
          statement);
    } else {
      actions.stream()
          .map(ActionIndex::service)
          .distinct()
          .forEach(it -> add(wildByService, it, statement));
    }
  }

  private static String service(Glob action) {
    return action.prefix().substring(0, action.prefix().indexOf(':'));
  }

  private static boolean ofService(Glob action) {
    return action.prefix().indexOf(':') > 0;
  }

  private static void add(Map<String, List<Statement>> to, String key, Statement statement) {
    to.computeIfAbsent(key, k -> new ArrayList<>()).add(statement);
  }

  /**
   * Shows the statements that concern an action until one is enough. Nothing is copied: this runs
   * in every decision.
   *
   * @return whether one was enough
   */
  boolean any(AskedAction action, Predicate<Statement> enough) {
    if (any(exact.getOrDefault(action.name(), List.of()), enough)) {
      return true;
    }
    for (Map.Entry<String, List<Statement>> beginning :
        beginnings.getOrDefault(action.service(), Map.of()).entrySet()) {
      if (action.name().startsWith(beginning.getKey()) && any(beginning.getValue(), enough)) {
        return true;
      }
    }
    return any(wildByService.getOrDefault(action.service(), List.of()), action, enough)
        || any(always, action, enough);
  }

  private static boolean any(List<Statement> statements, Predicate<Statement> enough) {
    for (Statement statement : statements) {
      if (enough.test(statement)) {
        return true;
      }
    }
    return false;
  }

  private static boolean any(
      List<Statement> statements, AskedAction action, Predicate<Statement> enough) {
    for (Statement statement : statements) {
      if (statement.concerns(action.name()) && enough.test(statement)) {
        return true;
      }
    }
    return false;
  }
}
