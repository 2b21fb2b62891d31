package io.keyrota.rules.policy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the statements that concern an action without asking all of them: those that name it in
 * full, those that name its beginning ({@code kms:*}, {@code kms:De*}), and those with other
 * patterns of its service; of those again the ones that a resource may be meant by.
 */
final class ActionIndex {
  private final Map<String, ResourceIndex> exact = new HashMap<>();

  /** By service, then by what the action's name begins with. */
  private final Map<String, Map<String, ResourceIndex>> beginnings = new HashMap<>();

  private final Map<String, ResourceIndex> wildByService = new HashMap<>();
  private final ResourceIndex always = new ResourceIndex();

  ActionIndex(List<Statement> statements) {
    for (Statement statement : statements) {
      enter(statement);
    }
    exact.values().forEach(ResourceIndex::build);
    beginnings.values().forEach(those -> those.values().forEach(ResourceIndex::build));
    wildByService.values().forEach(ResourceIndex::build);
    always.build();
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

  private static void add(Map<String, ResourceIndex> to, String key, Statement statement) {
    to.computeIfAbsent(key, k -> new ResourceIndex()).add(statement);
  }

  /**
   * Shows the statements that concern an action, and may cover a resource, until one is enough.
   * Nothing is copied: this runs in every decision.
   *
   * @return whether one was enough
   */
  boolean any(AskedAction action, ArnText resource, Predicate<Statement> enough) {
    ResourceIndex named = exact.get(action.name());
    if (named != null && named.any(resource, enough)) {
      return true;
    }
    Map<String, ResourceIndex> ofService = beginnings.get(action.service());
    if (ofService != null) {
      for (Map.Entry<String, ResourceIndex> beginning : ofService.entrySet()) {
        if (action.name().startsWith(beginning.getKey())
            && beginning.getValue().any(resource, enough)) {
          return true;
        }
      }
    }
    Predicate<Statement> both = it -> it.concerns(action.name()) && enough.test(it);
    ResourceIndex wild = wildByService.get(action.service());
    return (wild != null && wild.any(resource, both)) || always.any(resource, both);
  }

  /** All statements that concern an action, each once. */
  Set<Statement> concerning(AskedAction action) {
    Set<Statement> found = new LinkedHashSet<>();
    add(exact.get(action.name()), found);
    beginnings
        .getOrDefault(action.service(), Map.of())
        .forEach(
            (beginning, those) -> {
              if (action.name().startsWith(beginning)) {
                add(those, found);
              }
            });
    Set<Statement> wild = new LinkedHashSet<>();
    add(wildByService.get(action.service()), wild);
    add(always, wild);
    wild.stream().filter(it -> it.concerns(action.name())).forEach(found::add);
    return found;
  }

  private static void add(@Nullable ResourceIndex from, Set<Statement> to) {
    if (from != null) {
      to.addAll(from.all());
    }
  }
}
