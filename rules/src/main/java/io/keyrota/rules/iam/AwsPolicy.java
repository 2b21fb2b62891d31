package io.keyrota.rules.iam;

import java.time.Instant;
import java.util.Optional;

/** A managed policy of AWS's own, the same in every account; nobody changes it. */
public record AwsPolicy(
    String arn,
    String path,
    String name,
    String policyId,
    String defaultVersionId,
    Instant created,
    Instant updated,
    Optional<String> description,
    String document)
    implements ManagedPolicy {

  /** Everything in the account is allowed. */
  public static final String ADMINISTRATOR_ACCESS = "arn:aws:iam::aws:policy/AdministratorAccess";
}
