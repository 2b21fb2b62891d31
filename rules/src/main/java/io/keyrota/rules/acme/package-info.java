/**
 * ACME endpoints: what they issue for, who may register with them, and the protocol's own decisions
 * (RFC 8555, RFC 7515, RFC 9773), without a line of HTTP.
 */
@NullMarked
package io.keyrota.rules.acme;

import org.jspecify.annotations.NullMarked;
