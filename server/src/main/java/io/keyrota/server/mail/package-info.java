/** Sends mail by SMTP (RFC 5321) to one configured relay. */
@NullMarked
package io.keyrota.server.mail;

import org.jspecify.annotations.NullMarked;
