package io.keyrota.server.acm;

import io.keyrota.rules.acm.ExpiryEvents;
import java.time.Instant;
import java.util.Optional;

/**
 * An account's choices in a region.
 *
 * @param token the idempotency token of the last choice, and when it was made
 * @param applied where a new choice is being told to the certificates: the id after which to go on;
 *     absent when all know it
 */
record AccountConfiguration(
    ExpiryEvents events, Optional<Token> token, Optional<String> applied, Optional<Instant> due) {
  static final AccountConfiguration NONE =
      new AccountConfiguration(
          ExpiryEvents.UNCHOSEN, Optional.empty(), Optional.empty(), Optional.empty());

  /** An idempotency token and when it was used. */
  record Token(String text, Instant at) {}
}
