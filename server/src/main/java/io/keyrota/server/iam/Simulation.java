package io.keyrota.server.iam;

import io.keyrota.models.iam.ContextEntry;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Ground;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.policy.ConditionValues;
import io.keyrota.rules.policy.Evaluation;
import io.keyrota.rules.policy.Explanation;
import io.keyrota.rules.policy.IdentityGround;
import io.keyrota.rules.policy.PolicyDocument;
import io.keyrota.rules.policy.PolicyKind;
import io.keyrota.rules.policy.Principal;
import io.keyrota.rules.policy.ResourceGround;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the policy simulator evaluates: by the same law as requests.
 *
 * @param sources the policies by their texts' documents, with what answers call them
 * @param named who calls; where nobody is named, somebody of the account that owns the resource
 * @param owner of resources whose ARN names none, and of the resource policy
 */
record Simulation(
    SimulatedPolicies sources,
    Optional<Principal> named,
    Optional<String> resourcePolicy,
    AccountId owner,
    ConditionValues values,
    List<List<PolicyDocument>> organization) {
  private static final Pattern CALLER = Pattern.compile("arn:aws:iam::([0-9]{12}):user/.+");
  private static final Pattern OWNER = Pattern.compile("(?:arn:aws:iam::)?([0-9]{12})(?::root)?");
  private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9-]+:[A-Za-z0-9_-]+");

  private static final Pattern RESOURCE = Pattern.compile("\\*|arn:[^:]+:[^:]+:[^:]*:[^:]*:.+");

  /** The most combinations of actions and resources of a request. */
  private static final int MOST = 5000;

  /**
   * Refuses what can not be simulated.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidInput
   */
  static void need(
      List<String> actions, @Nullable List<String> resources, @Nullable String handling) {
    for (String action : actions) {
      if (!ACTION.matcher(action).matches()) {
        throw IamRefusal.invalidInput("Invalid action: " + action);
      }
    }
    List<String> on = Objects.requireNonNullElse(resources, List.of());
    for (String resource : on) {
      if (!RESOURCE.matcher(resource).matches()) {
        throw IamRefusal.invalidInput("Invalid resource ARN: " + resource);
      }
    }
    ResourceHandling.need(handling, resources);
    long combinations = (long) actions.size() * Math.max(1, on.size());
    if (combinations > MOST) {
      throw IamRefusal.invalidInput(
          "A simulation can have at most " + MOST + " combinations of actions and resources.");
    }
  }

  /**
   * The user of that ARN, who calls.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidInput for what is no user: AWS lets nobody else
   *     call
   */
  static Principal caller(String arn) {
    Matcher matcher = CALLER.matcher(arn);
    if (!matcher.matches()) {
      throw IamRefusal.invalidInput("Invalid CallerArn: " + arn);
    }
    return user(new AccountId(matcher.group(1)), arn);
  }

  /** A user, whether or not there is one. */
  static Principal user(AccountId account, String arn) {
    return new Principal(Principal.Kind.USER, account, arn, "", Optional.empty());
  }

  /**
   * The account that a ResourceOwner names.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidInput
   */
  static AccountId owner(@Nullable String resourceOwner, AccountId caller) {
    if (resourceOwner == null) {
      return caller;
    }
    Matcher matcher = OWNER.matcher(resourceOwner);
    if (!matcher.matches()) {
      throw IamRefusal.invalidInput("Invalid ResourceOwner: " + resourceOwner);
    }
    return new AccountId(matcher.group(1));
  }

  /** The condition values that a request gives. */
  static ConditionValues values(@Nullable List<ContextEntry> entries) {
    Map<String, List<String>> values = new HashMap<>();
    if (entries != null) {
      for (ContextEntry entry : entries) {
        if (entry.contextKeyName() != null) {
          values.put(
              entry.contextKeyName(),
              Objects.requireNonNullElse(entry.contextKeyValues(), List.of()));
        }
      }
    }
    return ConditionValues.of(values);
  }

  /** Decides one action on one resource. */
  Explanation decide(String action, String resource) {
    return Explanation.of(
        new Evaluation(
            callerOf(resource),
            action,
            resource,
            values,
            new IdentityGround(sources.identity(), sources.boundary(), Optional.empty()),
            resourcePolicy.map(text -> ground(text, resource)),
            organization));
  }

  private ResourceGround ground(String text, String resource) {
    Ground.Kind kind = kind(resource);
    PolicyDocument policy =
        SimulatedPolicies.read(
            text,
            kind == Ground.Kind.TRUST_POLICY ? PolicyKind.TRUST : PolicyKind.RESOURCE,
            "ResourcePolicy");
    if (!resource.equals("*") && !policy.isAbout(resource, values)) {
      throw IamRefusal.invalidInput("The resource policy is not applicable to " + resource + ".");
    }
    return new ResourceGround(ownerOf(resource), kind, policy, () -> false);
  }

  /** A key policy and a trust policy must be asked; another one adds. */
  private static Ground.Kind kind(String resource) {
    if (resource.startsWith("arn:aws:kms:")) {
      return Ground.Kind.KEY_POLICY;
    }
    return resource.startsWith("arn:aws:iam:") && resource.contains(":role/")
        ? Ground.Kind.TRUST_POLICY
        : Ground.Kind.RESOURCE_POLICY;
  }

  /** Whether the resource is of another account than the caller. */
  boolean isAcross(String resource) {
    return !ownerOf(resource).equals(callerOf(resource).account());
  }

  private Principal callerOf(String resource) {
    return named.orElseGet(() -> caller("arn:aws:iam::" + ownerOf(resource) + ":user/simulated"));
  }

  private AccountId ownerOf(String resource) {
    String[] parts = resource.split(":", 6);
    return parts.length == 6 && AccountId.isValid(parts[4]) ? new AccountId(parts[4]) : owner;
  }
}
