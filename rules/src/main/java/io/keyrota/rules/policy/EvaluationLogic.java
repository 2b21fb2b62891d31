package io.keyrota.rules.policy;

import io.keyrota.rules.policy.Principal.Kind;
import io.keyrota.rules.policy.PrincipalElement.Match;
import java.util.List;
import java.util.Optional;

/**
 * AWS's policy evaluation logic: explicit denials, the organization's ceilings, what the resource
 * says, what identity-based policies say, permissions boundaries, session policies.
 */
final class EvaluationLogic {
  private final Evaluation asked;
  private final AskedAction action;
  private final ArnText resource;

  private EvaluationLogic(Evaluation asked) {
    this.asked = asked;
    this.action = AskedAction.of(asked.action());
    this.resource = new ArnText(asked.resource());
  }

  static Decision decide(Evaluation asked) {
    return new EvaluationLogic(asked).decide();
  }

  /** What each type of policies says, the others left aside. */
  static Explanation.Parts parts(Evaluation asked) {
    EvaluationLogic logic = new EvaluationLogic(asked);
    IdentityGround identity = asked.identity();
    return new Explanation.Parts(
        logic
            .anyOf(identity.policies())
            .decision(Decision.DENIED_BY_IDENTITY, Decision.NO_IDENTITY_ALLOWS),
        asked
            .resourcePolicy()
            .map(logic::ofResource)
            .map(
                it -> it.says().decision(Decision.DENIED_BY_RESOURCE, Decision.NO_RESOURCE_ALLOWS)),
        identity
            .boundary()
            .map(
                it ->
                    logic
                        .of(it)
                        .decision(Decision.DENIED_BY_BOUNDARY, Decision.NO_BOUNDARY_ALLOWS)));
  }

  /** What a policy, or several of which one is enough, say. */
  private enum Say {
    NOTHING,
    ALLOW,
    DENY;

    Decision decision(Decision denied, Decision nothing) {
      return switch (this) {
        case NOTHING -> nothing;
        case ALLOW -> Decision.ALLOWED;
        case DENY -> denied;
      };
    }
  }

  private Decision decide() {
    IdentityGround identity = asked.identity();
    Say identitySays = anyOf(identity.policies());
    if (identitySays == Say.DENY) {
      return Decision.DENIED_BY_IDENTITY;
    }
    Say boundarySays = identity.boundary().map(this::of).orElse(Say.ALLOW);
    if (boundarySays == Say.DENY) {
      return Decision.DENIED_BY_BOUNDARY;
    }
    Say sessionSays = identity.session().map(this::anyOf).orElse(Say.ALLOW);
    if (sessionSays == Say.DENY) {
      return Decision.DENIED_BY_SESSION;
    }
    Say ceilingSays = allOf(asked.ceilings());
    if (ceilingSays == Say.DENY) {
      return Decision.DENIED_BY_CEILING;
    }
    Resource resourceSays = asked.resourcePolicy().map(this::ofResource).orElse(Resource.SILENT);
    if (resourceSays.denies()) {
      return Decision.DENIED_BY_RESOURCE;
    }
    if (ceilingSays != Say.ALLOW && asked.principal().kind() != Kind.SERVICE) {
      return Decision.NO_CEILING_ALLOWS;
    }
    boolean identityAllows = identitySays == Say.ALLOW || asked.principal().isRoots();
    Decision allowed =
        inOneAccount()
            ? within(resourceSays.allows(), identityAllows)
            : across(resourceSays.allows(), identityAllows);
    if (!allowed.allowed() && !granted()) {
      return allowed;
    }
    // What names exactly who asks is not limited by what merely does not allow.
    boolean named = inOneAccount() && resourceSays.allows() == Match.SELF;
    if (boundarySays != Say.ALLOW && !named) {
      return Decision.NO_BOUNDARY_ALLOWS;
    }
    if (sessionSays != Say.ALLOW && !(named && asked.principal().isSession())) {
      return Decision.NO_SESSION_ALLOWS;
    }
    return Decision.ALLOWED;
  }

  /** Within an account either side is enough, unless the resource demands to be asked. */
  private Decision within(Match match, boolean identityAllows) {
    if (match.compareTo(Match.ACCOUNT) > 0) {
      return Decision.ALLOWED;
    }
    boolean demanded = asked.resourcePolicy().map(ResourceGround::required).orElse(false);
    if (demanded && match == Match.NONE) {
      return Decision.NO_RESOURCE_ALLOWS;
    }
    return identityAllows ? Decision.ALLOWED : Decision.NO_IDENTITY_ALLOWS;
  }

  /** Across accounts both sides must allow; who has no account needs the resource's word only. */
  private Decision across(Match match, boolean identityAllows) {
    if (match == Match.NONE) {
      return Decision.NO_RESOURCE_ALLOWS;
    }
    boolean enough =
        switch (asked.principal().kind()) {
          case SERVICE, FEDERATED, ANONYMOUS -> match.compareTo(Match.ACCOUNT) > 0;
          case ROOT, USER, ROLE_SESSION, FEDERATED_USER -> identityAllows;
        };
    return enough ? Decision.ALLOWED : Decision.NO_IDENTITY_ALLOWS;
  }

  private boolean granted() {
    return asked.resourcePolicy().map(it -> it.granted().getAsBoolean()).orElse(false);
  }

  private boolean inOneAccount() {
    String own = asked.principal().account().digits();
    Optional<ResourceGround> ground = asked.resourcePolicy();
    if (ground.isPresent()) {
      return ground.get().owner().digits().equals(own);
    }
    String account = resource.account();
    return account.equals(own) || account.isEmpty() || account.equals("aws");
  }

  private Say anyOf(List<PolicyDocument> policies) {
    Say all = Say.NOTHING;
    for (PolicyDocument policy : policies) {
      Say said = of(policy, all);
      if (said == Say.DENY) {
        return said;
      }
      all = said;
    }
    return all;
  }

  private Say allOf(List<List<PolicyDocument>> levels) {
    Say all = Say.ALLOW;
    for (List<PolicyDocument> level : levels) {
      Say said = anyOf(level);
      if (said == Say.DENY) {
        return said;
      }
      all = said == Say.NOTHING ? said : all;
    }
    return all;
  }

  private Say of(PolicyDocument policy) {
    return of(policy, Say.NOTHING);
  }

  /**
   * What is said with a policy more. Nothing is asked again that is known already: once something
   * allows, denials alone matter.
   *
   * @param before what others said; no denial
   */
  private Say of(PolicyDocument policy, Say before) {
    if (policy.denies() && policy.any(action, resource, it -> !it.allows() && applies(it))) {
      return Say.DENY;
    }
    return before == Say.ALLOW || policy.any(action, resource, it -> it.allows() && applies(it))
        ? Say.ALLOW
        : Say.NOTHING;
  }

  private boolean applies(Statement statement) {
    return statement.applies(resource, asked.values());
  }

  /** What a resource-based policy says: whether it denies, and how it names whom it allows. */
  private record Resource(boolean denies, Match allows) {
    static final Resource SILENT = new Resource(false, Match.NONE);

    Say says() {
      if (denies) {
        return Say.DENY;
      }
      return allows == Match.NONE ? Say.NOTHING : Say.ALLOW;
    }
  }

  private Resource ofResource(ResourceGround ground) {
    PolicyDocument policy = ground.policy();
    if (policy.denies()
        && policy.any(
            action,
            resource,
            it -> !it.allows() && it.names(asked.principal()) != Match.NONE && applies(it))) {
      return new Resource(true, Match.NONE);
    }
    Match[] best = {Match.NONE};
    policy.any(
        action,
        resource,
        it -> {
          if (it.allows()) {
            Match names = it.names(asked.principal());
            if (names.compareTo(best[0]) > 0 && applies(it)) {
              best[0] = names;
            }
          }
          return best[0] == Match.SELF;
        });
    return new Resource(false, best[0]);
  }
}
