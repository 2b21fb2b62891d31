package io.keyrota.server;

import io.keyrota.server.mail.MailAddress;
import io.keyrota.server.mail.SmtpRelay;

/** By what mail is sent, and as whose. */
record MailSettings(SmtpRelay relay, MailAddress from) {}
