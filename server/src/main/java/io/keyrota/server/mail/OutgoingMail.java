package io.keyrota.server.mail;

import io.keyrota.server.sealing.Sealed;
import java.time.Instant;
import java.util.List;

/**
 * A mail that waits to be sent.
 *
 * @param id the part of its message id before the at sign
 * @param to addresses
 * @param text sealed, since it holds a link
 */
record OutgoingMail(
    String id, List<String> to, String subject, Sealed text, Instant created, Instant due) {
  OutgoingMail {
    to = List.copyOf(to);
  }
}
