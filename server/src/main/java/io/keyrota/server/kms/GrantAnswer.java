package io.keyrota.server.kms;

import io.keyrota.models.kms.CreateGrantRequest;
import io.keyrota.models.kms.GrantListEntry;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.kms.Grant;
import io.keyrota.rules.kms.GrantConstraints;
import io.keyrota.rules.kms.GrantOperation;
import io.keyrota.rules.kms.GrantPrincipal;
import io.keyrota.rules.kms.KmsArn;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.server.aws.PolicyPrincipals;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Grants between the law and the wire. */
final class GrantAnswer {
  /** Accounts, users, roles and sessions: AWS takes nothing else, groups above all. */
  private static final Pattern PRINCIPAL =
      Pattern.compile(
          "arn:aws:iam::[0-9]{12}:(root|(user|role)/.+)"
              + "|arn:aws:sts::[0-9]{12}:(assumed-role|federated-user)/.+"
              + "|[0-9]{12}");

  private static final Pattern UNIQUE_ID = Pattern.compile("A(IDA|ROA)[A-Z0-9]{1,124}");

  private GrantAnswer() {}

  /**
   * What CreateGrant asks for.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidArnException for a principal that is none
   */
  static Grant.Terms terms(CreateGrantRequest input) {
    return new Grant.Terms(
        Optional.ofNullable(input.name()),
        principal(input.granteePrincipal()),
        Optional.ofNullable(input.granteeServicePrincipal()),
        principal(input.retiringPrincipal()),
        Optional.ofNullable(input.retiringServicePrincipal()),
        input.operations().stream().map(GrantAnswer::operation).toList(),
        constraints(input.constraints()));
  }

  /**
   * The terms as they are kept.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidArnException for a user or role that does not exist
   */
  static Grant.Terms kept(Grant.Terms terms, PolicyPrincipals principals, Snapshot seen) {
    return terms.naming(
        terms.grantee().map(arn -> kept(arn, principals, seen)),
        terms.retiring().map(arn -> kept(arn, principals, seen)));
  }

  private static String kept(String arn, PolicyPrincipals principals, Snapshot seen) {
    String kept = principals.kept(arn, seen).orElseThrow(KmsRefusal::noPrincipal);
    return kept.equals(arn)
        ? arn
        : GrantPrincipal.of(RetirableGrant.home(arn, AccountId.SYSTEM), kept);
  }

  /**
   * All that grants may keep for a principal that a request names, which may be gone.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidArnException for what names none
   */
  static List<String> names(
      String named, AccountId account, PolicyPrincipals principals, Snapshot seen) {
    if (UNIQUE_ID.matcher(named).matches()) {
      return List.of(GrantPrincipal.of(account, named));
    }
    String principal = principal(named).orElseThrow();
    return Stream.concat(
            Stream.of(principal),
            principals
                .kept(principal, seen)
                .filter(kept -> !kept.equals(principal))
                .map(kept -> GrantPrincipal.of(RetirableGrant.home(principal, account), kept))
                .stream())
        .toList();
  }

  /** The account id alone means its root. */
  private static Optional<String> principal(@Nullable String principal) {
    if (principal == null) {
      return Optional.empty();
    }
    if (!PRINCIPAL.matcher(principal).matches()) {
      throw KmsRefusal.invalidArn(principal);
    }
    return Optional.of(
        AccountId.isValid(principal) ? "arn:aws:iam::" + principal + ":root" : principal);
  }

  /** The model knows no other. */
  private static GrantOperation operation(String word) {
    return GrantOperation.named(word)
        .orElseThrow(() -> new IllegalStateException("no such grant operation: " + word));
  }

  /** The constraints that a request asks for. */
  static GrantConstraints constraints(io.keyrota.models.kms.@Nullable GrantConstraints of) {
    return of == null
        ? GrantConstraints.NONE
        : new GrantConstraints(
            beside(of.encryptionContextEquals(), of.encryptionContextSubset()),
            beside(of.encryptionContextSubset(), of.encryptionContextEquals()),
            Optional.ofNullable(of.sourceArn()));
  }

  /** The constraint; one without pairs beside one that has some is none: Terraform sends both. */
  private static Optional<Map<String, String>> beside(
      @Nullable Map<String, String> of, @Nullable Map<String, String> other) {
    boolean left = of != null && of.isEmpty() && other != null && !other.isEmpty();
    return left ? Optional.empty() : Optional.ofNullable(of);
  }

  /** A grant as it is listed: ARNs as they are now; of who is gone, the unique id. */
  static GrantListEntry entry(Grant grant, PolicyPrincipals principals, Snapshot seen) {
    Grant.Terms terms = grant.terms();
    return new GrantListEntry(
        KmsArn.key(grant.account(), grant.region(), grant.key()),
        grant.id(),
        // AWS shows an empty name where a grant has none.
        terms.name().orElse(""),
        grant.created(),
        terms.grantee().map(kept -> shown(kept, principals, seen)).orElse(null),
        terms.retiring().map(kept -> shown(kept, principals, seen)).orElse(null),
        "arn:aws:iam::" + grant.issuingAccount() + ":root",
        terms.operations().stream().map(GrantOperation::word).toList(),
        constraints(terms.constraints()),
        terms.granteeService().orElse(null),
        terms.retiringService().orElse(null));
  }

  private static String shown(String kept, PolicyPrincipals principals, Snapshot seen) {
    return principals.shown(GrantPrincipal.name(kept), seen);
  }

  private static io.keyrota.models.kms.@Nullable GrantConstraints constraints(GrantConstraints of) {
    return of.equals(GrantConstraints.NONE)
        ? null
        : new io.keyrota.models.kms.GrantConstraints(
            of.contextSubset().<SequencedMap<String, String>>map(TreeMap::new).orElse(null),
            of.contextEquals().<SequencedMap<String, String>>map(TreeMap::new).orElse(null),
            of.sourceArn().orElse(null));
  }
}
