package io.keyrota.server.kms;

import io.keyrota.models.kms.CreateGrantRequest;
import io.keyrota.models.kms.GrantListEntry;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.kms.Grant;
import io.keyrota.rules.kms.GrantConstraints;
import io.keyrota.rules.kms.GrantOperation;
import io.keyrota.rules.kms.KmsArn;
import io.keyrota.rules.kms.KmsRefusal;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Grants between the law and the wire. */
final class GrantAnswer {
  private static final Pattern PRINCIPAL =
      Pattern.compile("arn:aws:(iam|sts)::[0-9]{12}:.+|[0-9]{12}");

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

  /** The account id alone means its root. */
  static Optional<String> principal(@Nullable String principal) {
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

  private static GrantConstraints constraints(io.keyrota.models.kms.@Nullable GrantConstraints of) {
    return of == null
        ? GrantConstraints.NONE
        : new GrantConstraints(
            Optional.ofNullable(of.encryptionContextEquals()),
            Optional.ofNullable(of.encryptionContextSubset()),
            Optional.ofNullable(of.sourceArn()));
  }

  static GrantListEntry entry(Grant grant) {
    Grant.Terms terms = grant.terms();
    return new GrantListEntry(
        KmsArn.key(grant.account(), grant.region(), grant.key()),
        grant.id(),
        terms.name().orElse(null),
        grant.created(),
        terms.grantee().orElse(null),
        terms.retiring().orElse(null),
        "arn:aws:iam::" + grant.issuingAccount() + ":root",
        terms.operations().stream().map(GrantOperation::word).toList(),
        constraints(terms.constraints()),
        terms.granteeService().orElse(null),
        terms.retiringService().orElse(null));
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
