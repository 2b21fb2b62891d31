/** What happened to resources without a request's answer telling it: kept, listed, sent on. */
@NullMarked
package io.keyrota.server.events;

import org.jspecify.annotations.NullMarked;
