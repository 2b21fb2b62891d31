/** The audit trail: every ending of every request, hash-chained. */
@NullMarked
package io.keyrota.server.audit;

import org.jspecify.annotations.NullMarked;
