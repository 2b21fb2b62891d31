package io.keyrota.rules.iam;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The policies that hang on a user, a group or a role, as its row carries them: whoever has the row
 * has all of them at hand, and two requests that race for the last free place conflict.
 *
 * @param inline documents by name, in the order in which they came; a name is looked up by its
 *     exact spelling
 * @param attached ARNs of managed policies in the order of attachment
 * @param boundary ARN of the managed policy that is the permissions boundary; never a group's
 */
public record HeldPolicies(
    SequencedMap<String, String> inline, List<String> attached, Optional<String> boundary) {

  /** A new principal's. */
  public static final HeldPolicies NONE =
      new HeldPolicies(new LinkedHashMap<>(), List.of(), Optional.empty());

  public HeldPolicies {
    inline = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inline));
    attached = List.copyOf(attached);
  }

  /** Only managed policies. */
  public static HeldPolicies attachedOnly(List<String> attached) {
    return new HeldPolicies(new LinkedHashMap<>(), attached, Optional.empty());
  }

  /**
   * With an inline policy of that name, in place of the one it had.
   *
   * @param owner the name of the principal
   * @throws io.keyrota.rules.aws.Refusal LimitExceeded when all inline policies together would be
   *     longer than the quota
   */
  public HeldPolicies withInline(
      String name, String document, PrincipalKind kind, String owner, IamQuotas quotas) {
    SequencedMap<String, String> next = new LinkedHashMap<>(inline);
    next.put(name, document);
    int limit = quotas.of(kind.inlinePolicySize());
    if (next.values().stream().mapToInt(PolicySize::of).sum() > limit) {
      throw IamRefusal.inlinePolicySize(kind, owner, limit);
    }
    return new HeldPolicies(next, attached, boundary);
  }

  /**
   * Without the inline policy of that name.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity
   */
  public HeldPolicies withoutInline(String name, PrincipalKind kind) {
    needInline(name, kind);
    SequencedMap<String, String> next = new LinkedHashMap<>(inline);
    next.remove(name);
    return new HeldPolicies(next, attached, boundary);
  }

  /**
   * The document of an inline policy.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity
   */
  public String needInline(String name, PrincipalKind kind) {
    String document = inline.get(name);
    if (document == null) {
      throw IamRefusal.noSuchInlinePolicy(kind, name);
    }
    return document;
  }

  /**
   * With the managed policy attached; attaching it again changes nothing.
   *
   * @throws io.keyrota.rules.aws.Refusal LimitExceeded
   */
  public HeldPolicies attaching(String policyArn, PrincipalKind kind, IamQuotas quotas) {
    if (attached.contains(policyArn)) {
      return this;
    }
    int limit = quotas.of(kind.attachedPolicies());
    if (attached.size() >= limit) {
      throw IamRefusal.limitExceeded(kind.attachedPolicies(), limit);
    }
    List<String> next = new ArrayList<>(attached);
    next.add(policyArn);
    return new HeldPolicies(inline, next, boundary);
  }

  /**
   * Without the managed policy.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity when it is not attached
   */
  public HeldPolicies detaching(String policyArn) {
    if (!attached.contains(policyArn)) {
      throw IamRefusal.policyNotAttached(policyArn);
    }
    return new HeldPolicies(
        inline, attached.stream().filter(arn -> !arn.equals(policyArn)).toList(), boundary);
  }

  /** With that permissions boundary; empty takes it away. */
  public HeldPolicies bounded(Optional<String> policyArn) {
    return new HeldPolicies(inline, attached, policyArn);
  }

  /**
   * Refuses to lose policies with the principal. A boundary goes with it.
   *
   * @throws io.keyrota.rules.aws.Refusal DeleteConflict
   */
  public void needNone() {
    if (!attached.isEmpty()) {
      throw IamRefusal.mustDetachPoliciesFirst();
    }
    if (!inline.isEmpty()) {
      throw IamRefusal.mustDeletePoliciesFirst();
    }
  }
}
