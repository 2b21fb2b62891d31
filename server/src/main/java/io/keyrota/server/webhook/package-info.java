/** Tells the outside world of events: one HTTP POST an event, signed, tried again, in order. */
@NullMarked
package io.keyrota.server.webhook;

import org.jspecify.annotations.NullMarked;
