/**
 * Another certificate authority, spoken to by ACME (RFC 8555). {@link
 * io.keyrota.server.upstream.AcmeAuthority} is all that others see; the only user of the ACME
 * library.
 */
@NullMarked
package io.keyrota.server.upstream;

import org.jspecify.annotations.NullMarked;
