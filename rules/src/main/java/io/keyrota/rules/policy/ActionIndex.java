package io.keyrota.rules.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the statements that concern an action without asking all of them: those that name it in
 * full, and those whose patterns begin with its service.
 */
final class ActionIndex {
  private final Map<String, List<Statement>> exact = new HashMap<>();
  private final Map<String, List<Statement>> wildByService = new HashMap<>();
  private final List<Statement> always = new ArrayList<>();

  ActionIndex(List<Statement> statements) {
    for (Statement statement : statements) {
      enter(statement);
    }
  }

  private void enter(Statement statement) {
    if (statement.notAction() || !statement.actions().stream().allMatch(ActionIndex::ofService)) {
      always.add(statement);
      return;
    }
    List<String> services = new ArrayList<>();
    for (Glob action : statement.actions()) {
      String prefix = action.prefix();
      if (action.isLiteral()) {
        add(exact, prefix, statement);
      } else {
        String service = prefix.substring(0, prefix.indexOf(':'));
        if (!services.contains(service)) {
          services.add(service);
          add(wildByService, service, statement);
        }
      }
    }
  }

  private static boolean ofService(Glob action) {
    return action.prefix().indexOf(':') > 0;
  }

  private static void add(Map<String, List<Statement>> to, String key, Statement statement) {
    List<Statement> list = to.computeIfAbsent(key, k -> new ArrayList<>());
    if (list.isEmpty() || !list.getLast().equals(statement)) {
      list.add(statement);
    }
  }

  /** A statement may come twice. */
  List<Statement> concerning(String action) {
    int colon = action.indexOf(':');
    List<Statement> named = exact.getOrDefault(action, List.of());
    List<Statement> wild =
        colon < 0 ? List.of() : wildByService.getOrDefault(action.substring(0, colon), List.of());
    List<Statement> found = named;
    found = with(found, wild, action);
    return with(found, always, action);
  }

  /** Copies only where there is something to add. */
  private static List<Statement> with(List<Statement> found, List<Statement> more, String action) {
    List<Statement> all = found;
    boolean own = false;
    for (Statement statement : more) {
      if (statement.concerns(action)) {
        if (!own) {
          all = new ArrayList<>(all);
          own = true;
        }
        all.add(statement);
      }
    }
    return all;
  }
}
