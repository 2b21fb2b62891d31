package io.keyrota.server.aws;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Ground;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.policy.ConditionValues;
import io.keyrota.rules.policy.Evaluation;
import io.keyrota.rules.policy.IdentityGround;
import io.keyrota.rules.policy.PolicyDocument;
import io.keyrota.rules.policy.PolicyKind;
import io.keyrota.rules.policy.Principal;
import io.keyrota.rules.policy.Prospect;
import io.keyrota.rules.policy.Prospect.Certainty;
import io.keyrota.rules.policy.ResourceGround;
import io.keyrota.server.aws.IdentityPolicies.Attached;
import io.keyrota.server.aws.IdentityPolicies.Identity;
import io.keyrota.server.aws.ResourceGrounds.Granted;
import io.keyrota.server.aws.ResourceGrounds.Said;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What callers may do, told before they ask, by the law and the policies that decide requests. */
public final class Outlook {
  private static final int LONGEST = 300;

  /** The most grounds of one principal; where there are more the first are told. */
  private static final int MOST = 100;

  private final IdentityPolicies policies;
  private final CompiledPolicies compiled = new CompiledPolicies();

  public Outlook(IdentityPolicies policies) {
    this.policies = policies;
  }

  /**
   * What can be told of somebody who may do it.
   *
   * @param always whether every request is allowed
   */
  public record Told(boolean always, List<Basis> grounds) {}

  /** Where a ground of a permission lies. */
  public enum Layer {
    ROOT,
    IDENTITY_POLICY,
    PERMISSIONS_BOUNDARY,
    KEY_POLICY,
    TRUST_POLICY,
    RESOURCE_POLICY,
    GRANT,
    OTHER_ACCOUNT
  }

  /**
   * A ground of a permission, or what may still deny it.
   *
   * @param policy the name or ARN of the policy, the id of the grant
   * @param sid the statement's; empty where it has none
   * @param line of the policy in which the statement begins; 0 where there is no statement
   * @param conditions what only a request decides, for people
   */
  public record Basis(
      Layer layer,
      Optional<String> policy,
      String sid,
      int line,
      boolean allows,
      List<String> conditions) {
    private static Basis plain(Layer layer, Optional<String> policy, List<String> conditions) {
      return new Basis(layer, policy, "", 0, true, conditions);
    }
  }

  /**
   * Of somebody of the account, or a service that acts for it.
   *
   * @param call of who wants to know
   * @param resource an ARN, or {@code *}
   * @param said what the resource says itself
   * @return empty where no request is allowed
   */
  public Optional<Told> of(
      Call call,
      Caller caller,
      String action,
      String resource,
      Optional<Said> said,
      Snapshot seen) {
    Identity identity =
        caller instanceof Caller.Root ? Identity.NOTHING : policies.of(caller, seen);
    Map<Standing, List<String>> names = new HashMap<>();
    List<Granted> granted = said.map(it -> it.grants().to(caller)).orElse(List.of());
    Permission plain = Permission.of(action, resource);
    Permission permission = said.map(it -> plain.on(it.ground())).orElse(plain);
    Request request =
        new Request(
            caller,
            caller.account(),
            call.request().region(),
            new Origin("", false, ""),
            call.request().id());
    Prospect prospect =
        Prospect.of(
            new Evaluation(
                Principal.of(caller),
                action,
                resource,
                new RequestValues(request, call.now(), permission, identity),
                new IdentityGround(
                    identity.policies().stream()
                        .map(it -> document(it, Prospect.Layer.IDENTITY, names))
                        .toList(),
                    identity.boundary().map(it -> document(it, Prospect.Layer.BOUNDARY, names)),
                    Optional.empty()),
                said.map(it -> resource(it, granted)),
                List.of()),
            new KnownKeys(caller, said),
            () -> !granted.isEmpty());
    List<Basis> grounds = new ArrayList<>();
    if (caller instanceof Caller.Root) {
      grounds.add(Basis.plain(Layer.ROOT, Optional.empty(), List.of()));
    }
    return told(prospect, said, granted, names, grounds);
  }

  /**
   * Of another account, of somebody in it, of a federated user, of everybody, or of whom an
   * identity provider vouches for: whether the resource lets them in. What their own policies say
   * is not known, so nothing is certain, but for the last, who have none.
   *
   * @param principal as the resource's policy names it
   */
  public Optional<Told> ofOthers(Principal principal, String action, Said said) {
    Predicate<String> known = said.tells();
    ConditionValues values =
        key -> known.test(key) ? said.ground().attributes().apply(key) : List.of();
    Prospect prospect =
        Prospect.of(
            new Evaluation(
                principal,
                action,
                said.arn(),
                values,
                Foresight.EVERYTHING,
                Optional.of(resource(said, List.of())),
                List.of()),
            known,
            () -> false);
    List<Basis> grounds = new ArrayList<>();
    boolean open = principal.kind() != Principal.Kind.FEDERATED;
    if (open) {
      boolean own = principal.account().equals(said.ground().owner());
      grounds.add(
          Basis.plain(
              own ? Layer.IDENTITY_POLICY : Layer.OTHER_ACCOUNT,
              Optional.empty(),
              List.of("its own policies")));
    }
    return told(prospect, Optional.of(said), List.of(), Map.of(), grounds)
        .map(it -> open ? new Told(false, it.grounds()) : it);
  }

  /** A principal of that kind whom nothing is known of but that it is not of the account. */
  public static Principal anybody() {
    return new Principal(Principal.Kind.USER, AccountId.SYSTEM, "", "", Optional.empty());
  }

  /** The grants of somebody of another account. */
  public static Told byGrants(List<Granted> granted) {
    return new Told(
        false,
        granted.stream()
            .map(it -> Basis.plain(Layer.GRANT, Optional.of(it.id()), it.conditions()))
            .toList());
  }

  /** Whom a resource's policy names, as {@link PolicyDocument#principals} has them. */
  public List<String> named(Said said) {
    return List.copyOf(document(said).principals());
  }

  private static Optional<Told> told(
      Prospect prospect,
      Optional<Said> said,
      List<Granted> granted,
      Map<Standing, List<String>> names,
      List<Basis> grounds) {
    if (prospect.certainty() == Certainty.NEVER) {
      return Optional.empty();
    }
    for (Prospect.Reason reason : prospect.reasons()) {
      if (reason.layer() == Prospect.Layer.RESOURCE) {
        grounds.add(basis(reason, said, Optional.empty()));
      } else {
        names
            .getOrDefault(new Standing(reason.layer(), reason.policy()), List.of())
            .forEach(name -> grounds.add(basis(reason, said, Optional.of(name))));
      }
    }
    granted.forEach(
        it -> grounds.add(Basis.plain(Layer.GRANT, Optional.of(it.id()), it.conditions())));
    return Optional.of(
        new Told(prospect.certainty() == Certainty.ALWAYS, grounds.stream().limit(MOST).toList()));
  }

  private static Basis basis(Prospect.Reason reason, Optional<Said> said, Optional<String> policy) {
    Layer layer =
        switch (reason.layer()) {
          case IDENTITY -> Layer.IDENTITY_POLICY;
          case BOUNDARY -> Layer.PERMISSIONS_BOUNDARY;
          case SESSION -> throw new IllegalStateException("there is no session yet");
          case RESOURCE ->
              switch (said.orElseThrow().ground().kind()) {
                case KEY_POLICY -> Layer.KEY_POLICY;
                case TRUST_POLICY -> Layer.TRUST_POLICY;
                case RESOURCE_POLICY -> Layer.RESOURCE_POLICY;
              };
        };
    return new Basis(
        layer,
        policy,
        reason.sid(),
        reason.start().line(),
        reason.allows(),
        reason.conditions().stream().map(Outlook::cut).toList());
  }

  /** Conditions can be as long as a policy; nobody reads more of one than this. */
  private static String cut(String condition) {
    if (condition.length() <= LONGEST) {
      return condition;
    }
    int end = Character.isHighSurrogate(condition.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return condition.substring(0, end) + "…";
  }

  /** A policy in its layer; several policies may have the same text. */
  private record Standing(Prospect.Layer layer, PolicyDocument policy) {}

  private PolicyDocument document(
      Attached policy, Prospect.Layer layer, Map<Standing, List<String>> names) {
    PolicyDocument document = compiled.of(policy.text(), PolicyKind.IDENTITY);
    names.computeIfAbsent(new Standing(layer, document), it -> new ArrayList<>()).add(policy.id());
    return document;
  }

  private PolicyDocument document(Said said) {
    Ground ground = said.ground();
    return compiled.of(
        ground.policy(),
        ground.kind() == Ground.Kind.TRUST_POLICY ? PolicyKind.TRUST : PolicyKind.RESOURCE);
  }

  private ResourceGround resource(Said said, List<Granted> granted) {
    Ground ground = said.ground();
    boolean always = granted.stream().anyMatch(it -> it.conditions().isEmpty());
    return new ResourceGround(ground.owner(), ground.kind(), document(said), () -> always);
  }
}
