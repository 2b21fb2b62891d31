package io.keyrota.rules.policy;

import io.keyrota.rules.policy.Explanation.Place;
import io.keyrota.rules.policy.PrincipalElement.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * What can be told of a decision before there is a request: the same law is asked twice, once with
 * all that only a request would decide in favour of who asks, once with all of it against. The
 * decision of every request lies between the two.
 *
 * @param reasons the statements that allow it, and what a request may still meet: denials,
 *     boundaries and session policies whose conditions nothing decides yet. Empty where it is never
 *     allowed, and where no statement is needed (the root)
 */
public record Prospect(Certainty certainty, List<Reason> reasons) {

  /** Whether requests are allowed. */
  public enum Certainty {
    NEVER,
    /** It depends on the request. */
    SOMETIMES,
    ALWAYS
  }

  /** Where a statement stands. */
  public enum Layer {
    IDENTITY,
    BOUNDARY,
    SESSION,
    RESOURCE
  }

  /**
   * A statement that has a part in it.
   *
   * @param sid empty where it has none
   * @param conditions what a request would decide of it, for people
   */
  public record Reason(
      Layer layer,
      PolicyDocument policy,
      String sid,
      boolean allows,
      Place start,
      List<String> conditions) {
    public Reason {
      conditions = List.copyOf(conditions);
    }
  }

  public Prospect {
    reasons = List.copyOf(reasons);
  }

  /**
   * What can be told.
   *
   * @param asked with the values that are known; its ground's grants are those that permit every
   *     such request
   * @param folded which condition keys, in lower case, every such request has with that value, or
   *     does not have
   * @param perhapsGranted whether there is a grant that permits some such request
   */
  public static Prospect of(
      Evaluation asked, Predicate<String> folded, BooleanSupplier perhapsGranted) {
    Predicate<String> known = key -> folded.test(key.toLowerCase(Locale.ROOT));
    boolean ever = assuming(asked, known, true, perhapsGranted).decide().allowed();
    if (!ever) {
      return new Prospect(Certainty.NEVER, List.of());
    }
    boolean always =
        assuming(
                asked,
                known,
                false,
                asked.resourcePolicy().map(ResourceGround::granted).orElse(() -> false))
            .decide()
            .allowed();
    return new Prospect(
        always ? Certainty.ALWAYS : Certainty.SOMETIMES, new Reasons(asked, known).all());
  }

  private static Evaluation assuming(
      Evaluation asked, Predicate<String> known, boolean favourably, BooleanSupplier granted) {
    IdentityGround identity = asked.identity();
    return new Evaluation(
        asked.principal(),
        asked.action(),
        asked.resource(),
        asked.values(),
        new IdentityGround(
            assuming(identity.policies(), known, favourably),
            identity.boundary().map(it -> it.assuming(known, favourably)),
            identity.session().map(it -> assuming(it, known, favourably))),
        asked
            .resourcePolicy()
            .map(
                ground ->
                    new ResourceGround(
                        ground.owner(),
                        ground.kind(),
                        ground.policy().assuming(known, favourably),
                        granted)),
        asked.ceilings().stream().map(level -> assuming(level, known, favourably)).toList());
  }

  private static List<PolicyDocument> assuming(
      List<PolicyDocument> policies, Predicate<String> known, boolean favourably) {
    return policies.stream().map(policy -> policy.assuming(known, favourably)).toList();
  }

  /** Gathers the statements of what may be allowed. */
  private static final class Reasons {
    private final Evaluation asked;
    private final Predicate<String> known;
    private final AskedAction action;
    private final ArnText resource;
    private final List<Reason> all = new ArrayList<>();

    Reasons(Evaluation asked, Predicate<String> known) {
      this.asked = asked;
      this.known = known;
      this.action = AskedAction.of(asked.action());
      this.resource = new ArnText(asked.resource());
    }

    List<Reason> all() {
      boolean byResourceAlone = resource();
      for (PolicyDocument policy : asked.identity().policies()) {
        each(policy, Layer.IDENTITY, !byResourceAlone);
      }
      asked.identity().boundary().ifPresent(it -> each(it, Layer.BOUNDARY, true));
      asked.identity().session().ifPresent(all -> all.forEach(it -> each(it, Layer.SESSION, true)));
      return all;
    }

    /** Whether the resource names who asks, so that its own account need not let it. */
    private boolean resource() {
      Optional<ResourceGround> ground = asked.resourcePolicy();
      if (ground.isEmpty()) {
        return false;
      }
      each(ground.get().policy(), Layer.RESOURCE, true);
      boolean own = ground.get().owner().equals(asked.principal().account());
      return own
          && ground.get().required()
          && ground.get().policy().concerning(action).stream()
              .filter(Statement::allows)
              .filter(statement -> statement.assumingMet(known).applies(resource, asked.values()))
              .map(statement -> statement.names(asked.principal()))
              .allMatch(match -> match != Match.ACCOUNT);
    }

    /** What only limits is told where something of it is open. */
    private static boolean isCeiling(Layer layer) {
      return layer == Layer.BOUNDARY || layer == Layer.SESSION;
    }

    private void each(PolicyDocument policy, Layer layer, boolean allowing) {
      for (Statement statement : policy.concerning(action)) {
        List<String> open = statement.undecided(known);
        boolean told = !statement.allows() || (allowing && (!isCeiling(layer) || !open.isEmpty()));
        if (told
            && statement.names(asked.principal()) != Match.NONE
            && statement.assumingMet(known).applies(resource, asked.values())) {
          all.add(
              new Reason(
                  layer,
                  policy,
                  statement.sid(),
                  statement.allows(),
                  Place.of(policy.text(), statement.start()),
                  open));
        }
      }
    }
  }
}
