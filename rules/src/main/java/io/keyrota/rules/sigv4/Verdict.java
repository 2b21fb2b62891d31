package io.keyrota.rules.sigv4;

import io.keyrota.rules.aws.Refusal;

/** What became of a claim. */
public sealed interface Verdict {

  /** The request is what the owner of the key signed. */
  record Valid() implements Verdict {}

  /** It is not, or may not be taken for it. */
  record Refused(Refusal refusal) implements Verdict {}

  /** Returns when valid, throws the refusal otherwise. */
  default void orThrow() {
    if (this instanceof Refused(Refusal refusal)) {
      throw refusal;
    }
  }
}
