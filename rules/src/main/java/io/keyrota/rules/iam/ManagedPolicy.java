package io.keyrota.rules.iam;

import java.time.Instant;
import java.util.Optional;

/** A policy with an ARN of its own, to be attached to many: AWS's or a customer's. */
public sealed interface ManagedPolicy permits AwsPolicy, CustomerPolicy {
  String arn();

  /** Begins and ends with a slash. */
  String path();

  String name();

  /** ANPA…, never given again. */
  String policyId();

  Optional<String> description();

  Instant created();

  /** When its default version was last set. */
  Instant updated();

  /** For example {@code v3}. */
  String defaultVersionId();

  /** The text of the default version, which is the one in force. */
  String document();
}
