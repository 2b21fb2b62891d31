/** Keyrota's own service: clock, accounts, audit trail, quotas. What AWS has no operation for. */
@NullMarked
package io.keyrota.server.keyrota;

import org.jspecify.annotations.NullMarked;
