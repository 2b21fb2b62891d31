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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
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
    List<Each> all =
        resources.stream()
            .map(it -> new Each(it, simulation.isAcross(it), simulation.decide(action, it)))
            .toList();
    boolean everything = resources.equals(List.of(EVERYTHING));
    String strictest = strictest(all.stream().map(it -> it.told().decision()));
    return new EvaluationResult(
        action,
        // For several AWS tells the action's format of an ARN, which nothing here knows.
        resources.size() == 1 ? resources.getFirst() : EVERYTHING,
        strictest,
        all.stream()
            .filter(it -> word(it.told().decision()).equals(strictest))
            .flatMap(it -> it.told().matched().stream())
            .map(it -> statement(simulation, it))
            .distinct()
            .toList(),
        all.stream().flatMap(it -> it.told().missing().stream()).distinct().toList(),
        simulation.organization().isEmpty()
            ? null
            : new OrganizationsDecisionDetail(all.stream().noneMatch(SimulationAnswer::ceiling)),
        boundary(all),
        details(all, everything),
        everything ? null : all.stream().map(it -> of(simulation, it)).toList());
  }

  /** What came out on one resource. */
  private record Each(String resource, boolean across, Explanation told) {}

  private static ResourceSpecificResult of(Simulation simulation, Each it) {
    return new ResourceSpecificResult(
        it.resource(),
        word(it.told().decision()),
        it.told().matched().stream().map(m -> statement(simulation, m)).toList(),
        List.copyOf(it.told().missing()),
        details(List.of(it), true),
        boundary(List.of(it)));
  }

  /**
   * What each type of policies contributed to decisions across accounts, the strictest of all
   * resources.
   *
   * @param bare whether nothing is told, and not an empty map, where no decision was one
   */
  private static @Nullable SequencedMap<String, String> details(List<Each> all, boolean bare) {
    List<Explanation.Parts> across =
        all.stream().filter(Each::across).map(it -> it.told().parts()).toList();
    if (all.stream().anyMatch(SimulationAnswer::ceiling) || (across.isEmpty() && bare)) {
      return null;
    }
    SequencedMap<String, String> details = new LinkedHashMap<>();
    if (!across.isEmpty()) {
      details.put("identity-based policy", strictest(across.stream().map(it -> it.identity())));
      put(details, "resource-based policy", across.stream().flatMap(it -> it.resource().stream()));
      put(details, "permissions boundary", across.stream().flatMap(it -> it.boundary().stream()));
    }
    return details;
  }

  private static void put(
      SequencedMap<String, String> details, String type, Stream<Decision> said) {
    List<Decision> all = said.toList();
    if (!all.isEmpty()) {
      details.put(type, strictest(all.stream()));
    }
  }

  private static boolean ceiling(Each it) {
    Decision decision = it.told().decision();
    return decision == Decision.NO_CEILING_ALLOWS || decision == Decision.DENIED_BY_CEILING;
  }

  private static @Nullable PermissionsBoundaryDecisionDetail boundary(List<Each> all) {
    List<Decision> said =
        all.stream().flatMap(it -> it.told().parts().boundary().stream()).toList();
    return said.isEmpty()
        ? null
        : new PermissionsBoundaryDecisionDetail(said.stream().allMatch(Decision::allowed));
  }

  private static String strictest(Stream<Decision> all) {
    List<Decision> decisions = all.toList();
    if (decisions.stream().anyMatch(Decision::explicit)) {
      return "explicitDeny";
    }
    return decisions.stream().allMatch(Decision::allowed) ? "allowed" : "implicitDeny";
  }

  private static String word(Decision decision) {
    return strictest(Stream.of(decision));
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
