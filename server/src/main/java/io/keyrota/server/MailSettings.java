package io.keyrota.server;

import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.mail.MailAddress;
import io.keyrota.server.mail.MailRoom;
import io.keyrota.server.mail.Smtp;
import io.keyrota.server.mail.SmtpRelay;
import java.util.Optional;

/** By what mail is sent, and as whose. */
record MailSettings(SmtpRelay relay, MailAddress from) {

  /** Mail is sent where there is a relay, and an address for its links to lead to. */
  static MailRoom room(Settings settings, Algorithms algorithms) {
    Optional<String> url = settings.publicUrl();
    return new MailRoom(
        settings.mail().filter(m -> url.isPresent()).map(m -> new Smtp(m.relay(), m.from())),
        url.orElse(""),
        algorithms.sha256());
  }
}
