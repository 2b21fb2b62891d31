package io.keyrota.rules.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A decision with what brought it about, as IAM's policy simulator tells it.
 *
 * @param matched the statements of identity-based and resource-based policies that decided; of an
 *     explicit denial the denials alone
 * @param missing the condition keys that the policies ask for and the request does not have
 */
public record Explanation(
    Decision decision, List<Matched> matched, Set<String> missing, Parts parts) {

  /**
   * What each type of policies says, the others left aside.
   *
   * @param resource absent without a resource-based policy
   * @param boundary absent without a permissions boundary
   */
  public record Parts(
      Decision identity, Optional<Decision> resource, Optional<Decision> boundary) {}

  /** A statement, with where it stands in its document. */
  public record Matched(PolicyDocument policy, Place start, Place end) {}

  /** Lines and columns count from 1. */
  public record Place(int line, int column) {
    static Place of(String text, int offset) {
      int line = 1;
      int from = 0;
      for (int at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
        line++;
        from = at + 1;
      }
      return new Place(line, offset - from + 1);
    }
  }

  /** Decides and explains. */
  public static Explanation of(Evaluation asked) {
    Decision decision = asked.decide();
    AskedAction action = AskedAction.of(asked.action());
    ArnText resource = new ArnText(asked.resource());
    List<Matched> matched = new ArrayList<>();
    if (decision.allowed() || decision.explicit()) {
      policies(asked)
          .forEach(
              policy -> {
                for (Statement statement : policy.concerning(action)) {
                  if (statement.allows() == decision.allowed()
                      && statement.names(asked.principal()) != PrincipalElement.Match.NONE
                      && statement.applies(resource, asked.values())) {
                    matched.add(matched(policy, statement));
                  }
                }
              });
    }
    return new Explanation(decision, matched, missing(asked), EvaluationLogic.parts(asked));
  }

  private static Matched matched(PolicyDocument policy, Statement statement) {
    return new Matched(
        policy,
        Place.of(policy.text(), statement.start()),
        Place.of(policy.text(), statement.end()));
  }

  private static Stream<PolicyDocument> policies(Evaluation asked) {
    return Stream.concat(
        asked.identity().policies().stream(),
        asked.resourcePolicy().map(ResourceGround::policy).stream());
  }

  private static Set<String> missing(Evaluation asked) {
    Set<String> missing = new LinkedHashSet<>();
    Stream.concat(policies(asked), asked.identity().boundary().stream())
        .flatMap(policy -> policy.contextKeys().stream())
        .filter(key -> asked.values().of(key.toLowerCase(Locale.ROOT)).isEmpty())
        .forEach(missing::add);
    return missing;
  }
}
