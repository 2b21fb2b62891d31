package io.keyrota.server.iam;

import io.keyrota.models.iam.EvaluationResult;
import io.keyrota.models.iam.OrganizationsDecisionDetail;
import io.keyrota.models.iam.PermissionsBoundaryDecisionDetail;
import io.keyrota.models.iam.Position;
import io.keyrota.models.iam.ResourceSpecificResult;
import io.keyrota.models.iam.SimulatePolicyResponse;
import io.keyrota.models.iam.Statement;
import io.keyrota.rules.iam.Page;
import io.keyrota.rules.policy.Decision;
import io.keyrota.rules.policy.Explanation;
import io.keyrota.rules.policy.Explanation.Matched;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The simulator's answers: one result an action, and within it one a resource. */
final class SimulationAnswer {
  private static final String EVERYTHING = "*";

  private SimulationAnswer() {}

  /**
   * A page of the results.
   *
   * @param list the operation, which markers are bound to
   */
  static SimulatePolicyResponse of(
      String list,
      Simulation simulation,
      List<String> actions,
      @Nullable List<String> resources,
      @Nullable String marker,
      @Nullable Integer maxItems) {
    List<String> on = resources == null || resources.isEmpty() ? List.of(EVERYTHING) : resources;
    Page<String> page = Page.of(list, actions, marker, maxItems);
    return new SimulatePolicyResponse(
        page.items().stream().map(action -> result(simulation, action, on)).toList(),
        page.truncated(),
        page.marker().orElse(null));
  }

  private static EvaluationResult result(
      Simulation simulation, String action, List<String> resources) {
    List<Explanation> all =
        resources.stream().map(resource -> simulation.decide(action, resource)).toList();
    boolean everything = resources.equals(List.of(EVERYTHING));
    return new EvaluationResult(
        action,
        resources.size() == 1 ? resources.getFirst() : EVERYTHING,
        strictest(all),
        all.stream()
            .flatMap(it -> it.matched().stream())
            .map(it -> statement(simulation, it))
            .distinct()
            .toList(),
        all.stream().flatMap(it -> it.missing().stream()).distinct().toList(),
        simulation.organization().isEmpty()
            ? null
            : new OrganizationsDecisionDetail(all.stream().noneMatch(SimulationAnswer::ceiling)),
        boundary(all.stream().map(Explanation::boundaryAllows).toList()),
        everything ? null : new LinkedHashMap<>(),
        everything ? null : each(simulation, resources, all));
  }

  private static List<ResourceSpecificResult> each(
      Simulation simulation, List<String> resources, List<Explanation> all) {
    List<ResourceSpecificResult> results = new ArrayList<>();
    for (int i = 0; i < resources.size(); i++) {
      Explanation it = all.get(i);
      results.add(
          new ResourceSpecificResult(
              resources.get(i),
              word(it.decision()),
              it.matched().stream().map(m -> statement(simulation, m)).toList(),
              List.copyOf(it.missing()),
              null,
              boundary(List.of(it.boundaryAllows()))));
    }
    return results;
  }

  private static boolean ceiling(Explanation it) {
    return it.decision() == Decision.NO_CEILING_ALLOWS
        || it.decision() == Decision.DENIED_BY_CEILING;
  }

  private static @Nullable PermissionsBoundaryDecisionDetail boundary(List<Optional<Boolean>> all) {
    return all.getFirst().isEmpty()
        ? null
        : new PermissionsBoundaryDecisionDetail(all.stream().allMatch(it -> it.orElse(true)));
  }

  private static String strictest(List<Explanation> all) {
    if (all.stream().anyMatch(it -> it.decision().explicit())) {
      return "explicitDeny";
    }
    return all.stream().allMatch(it -> it.decision().allowed()) ? "allowed" : "implicitDeny";
  }

  private static String word(Decision decision) {
    if (decision.allowed()) {
      return "allowed";
    }
    return decision.explicit() ? "explicitDeny" : "implicitDeny";
  }

  private static Statement statement(Simulation simulation, Matched matched) {
    SimulatedPolicies.Origin origin =
        simulation.sources().origins().getOrDefault(matched.policy(), SimulatedPolicies.RESOURCE);
    return new Statement(
        origin.id(),
        origin.type(),
        new Position(matched.start().line(), matched.start().column()),
        new Position(matched.end().line(), matched.end().column()));
  }
}
