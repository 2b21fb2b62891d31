package io.keyrota.rules.policy;

import io.keyrota.rules.policy.PrincipalElement.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A statement, compiled.
 *
 * @param principals null where the kind of the policy has none
 * @param actions patterns in lower case
 * @param services the services of the actions, in the same order
 * @param start the place in the document's text of its first character, {@code end} after its last
 */
record Statement(
    String sid,
    boolean allows,
    @Nullable PrincipalElement principals,
    boolean notPrincipal,
    List<Glob> actions,
    List<ServicePart> services,
    boolean notAction,
    List<ResourcePattern> resources,
    boolean notResource,
    List<Condition> conditions,
    int start,
    int end) {

  Statement {
    actions = List.copyOf(actions);
    services = List.copyOf(services);
    resources = List.copyOf(resources);
    conditions = List.copyOf(conditions);
  }

  /**
   * @param action in lower case
   */
  boolean concerns(String action) {
    for (Glob pattern : actions) {
      if (pattern.matches(action)) {
        return !notAction;
      }
    }
    return notAction;
  }

  /**
   * What an action's pattern says of its service.
   *
   * @param whole whether it is all of the service's actions
   */
  record ServicePart(Glob service, boolean whole) {
    static ServicePart of(String action) {
      int colon = action.indexOf(':');
      return colon < 0
          ? new ServicePart(Glob.of(action), true)
          : new ServicePart(
              Glob.of(action.substring(0, colon)), action.substring(colon + 1).equals("*"));
    }
  }

  /** Whether some actions of a service, in lower case, are among its own. */
  boolean touches(String service) {
    return notAction
        ? services.stream().noneMatch(it -> it.whole && it.service.matches(service))
        : services.stream().anyMatch(it -> it.service.matches(service));
  }

  /** Whether all that a service has is among its own, whatever a request brings. */
  boolean takesWhole(String service) {
    boolean all =
        notAction
            ? services.stream().noneMatch(it -> it.service.matches(service))
            : services.stream().anyMatch(it -> it.whole && it.service.matches(service));
    return all
        && conditions.isEmpty()
        && !notResource
        && resources.stream().anyMatch(ResourcePattern::isEverything);
  }

  /** How it names who asks; {@link Match#SELF} where it is a policy of its own. */
  Match names(Principal who) {
    if (principals == null) {
      return Match.SELF;
    }
    if (!notPrincipal) {
      return principals.match(who);
    }
    // A denial spares only who is named with its account; an allowance reaches nobody that is
    // named.
    boolean applies = allows ? principals.match(who) == Match.NONE : !principals.namesWholly(who);
    return applies ? Match.ANYONE : Match.NONE;
  }

  /** What the last part of the ARN of every resource that it covers begins with; often nothing. */
  String resourceBeginning() {
    if (notResource || resources.isEmpty()) {
      return "";
    }
    String common = resources.getFirst().beginning();
    for (ResourcePattern resource : resources) {
      String other = resource.beginning();
      int length = 0;
      while (length < Math.min(common.length(), other.length())
          && common.charAt(length) == other.charAt(length)) {
        length++;
      }
      common = common.substring(0, length);
    }
    return common;
  }

  /** Whether resource and conditions are those of the request. */
  boolean applies(ArnText resource, ConditionValues values) {
    return covers(resource, values) && isMet(values);
  }

  /** Whether the resource is one of those that it is about. */
  boolean covers(ArnText resource, ConditionValues values) {
    // A trust policy is about its role alone.
    if (resources.isEmpty()) {
      return true;
    }
    for (ResourcePattern pattern : resources) {
      if (pattern.matches(resource, values)) {
        return !notResource;
      }
    }
    return notResource;
  }

  private boolean isMet(ConditionValues values) {
    for (Condition condition : conditions) {
      if (!condition.isMet(values)) {
        return false;
      }
    }
    return true;
  }

  /** What of it only a request would decide, for people; nothing where all is known. */
  List<String> undecided(Predicate<String> known) {
    List<String> told = new ArrayList<>();
    conditions.stream()
        .filter(condition -> !condition.isDecidedBy(known))
        .forEach(condition -> told.add(condition.told()));
    resources.stream()
        .flatMap(resource -> resource.keys().stream())
        .filter(known.negate())
        .distinct()
        .sorted()
        .forEach(key -> told.add((notResource ? "NotResource" : "Resource") + " with " + key));
    return told;
  }

  /** The same, what only a request would decide being as the statement asks. */
  Statement assumingMet(Predicate<String> known) {
    boolean open = resources.stream().anyMatch(it -> !it.keys().stream().allMatch(known));
    return new Statement(
        sid,
        allows,
        principals,
        notPrincipal,
        actions,
        services,
        notAction,
        open ? List.of(ResourcePattern.everything()) : resources,
        !open && notResource,
        conditions.stream().filter(condition -> condition.isDecidedBy(known)).toList(),
        start,
        end);
  }
}
