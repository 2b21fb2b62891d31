package io.keyrota.server.iam;

import io.keyrota.models.iam.InlinePolicyIdentifierType;
import io.keyrota.models.iam.PolicyIdentifier;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.server.aws.IdentityPolicies.Attached;
import io.keyrota.server.aws.IdentityPolicies.Identity;
import io.keyrota.server.aws.IdentityPolicies.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The policies that a simulation leaves aside, as its PolicyExclusionList names them: by their
 * type, by ARN, or inline ones by name and holder. What names no policy of the principal is no
 * matter.
 */
final class PolicyExclusions {
  private static final Pattern ARN =
      Pattern.compile("arn:[a-z-]+:iam::([0-9]{12}|aws):policy/[!-~]+");
  private static final Set<Source> INLINE = Set.of(Source.USER, Source.GROUP, Source.ROLE);
  private static final String BOUNDARY = "permission-boundary";

  private PolicyExclusions() {}

  /**
   * A principal's policies without those that are named.
   *
   * @throws Refusal InvalidInput for what is no ARN of a managed policy, and for wild characters
   *     where none may be or more of them than may be
   */
  static Identity without(Identity whole, @Nullable List<PolicyIdentifier> named) {
    if (named == null || named.isEmpty()) {
      return whole;
    }
    List<Predicate<Attached>> left = named.stream().map(PolicyExclusions::of).toList();
    boolean unbound = named.stream().anyMatch(it -> BOUNDARY.equals(it.policyType()));
    return new Identity(
        whole.policies().stream()
            .filter(policy -> left.stream().noneMatch(it -> it.test(policy)))
            .toList(),
        unbound ? Optional.empty() : whole.boundary(),
        whole.tags());
  }

  private static Predicate<Attached> of(PolicyIdentifier named) {
    if (named.policyType() != null) {
      return type(named.policyType());
    }
    if (named.policyArn() != null) {
      return arn(named.policyArn());
    }
    InlinePolicyIdentifierType inline = named.inlinePolicyIdentifier();
    if (inline == null) {
      throw IamRefusal.invalidInput("A policy identifier must name a policy.");
    }
    return it ->
        INLINE.contains(it.source())
            && it.source().word().equals(inline.attachmentType())
            && it.id().equals(inline.policyName())
            // Names of principals are the same whatever their case.
            && it.holder().equalsIgnoreCase(inline.attachmentName());
  }

  /** Of service and resource control policies a principal here has none. */
  private static Predicate<Attached> type(String type) {
    return type.equals("inline")
        ? it -> INLINE.contains(it.source())
        : it -> it.source().word().equals(type);
  }

  private static Predicate<Attached> arn(String arn) {
    if (!ARN.matcher(arn).matches()) {
      throw IamRefusal.invalidInput("ARN " + arn + " is not valid.");
    }
    Pattern pattern = wild(arn);
    return it -> !INLINE.contains(it.source()) && pattern.matcher(it.id()).matches();
  }

  /**
   * One {@code *} at most, any number of {@code ?}; names of policies are the same whatever case.
   */
  private static Pattern wild(String text) {
    if (text.chars().filter(c -> c == '*').count() > 1) {
      throw IamRefusal.invalidInput("At most one * is allowed in " + text + ".");
    }
    return Pattern.compile(
        text.chars()
            .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining()),
        Pattern.CASE_INSENSITIVE);
  }
}
