package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.Protocol;
import io.keyrota.models.schema.ServiceSchema;
import io.keyrota.rules.aws.Refusal;
import org.jspecify.annotations.Nullable;

/** Whom a request is for. Nothing of it has been authenticated yet. */
public sealed interface Addressed {

  /** An operation that a model names, built or not. */
  record To(Target target) implements Addressed {}

  /**
   * No operation that any model names.
   *
   * @param refusal what to answer
   * @param answerIn the protocol that the client seems to speak
   * @param service the service that the client seems to mean, null when it cannot be told
   */
  record Nowhere(Refusal refusal, Protocol answerIn, @Nullable ServiceSchema service)
      implements Addressed {}
}
