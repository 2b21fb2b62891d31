/** The ACME server (RFC 8555, RFC 9773): requests signed by JWS. Read AcmeGateway first. */
@NullMarked
package io.keyrota.server.acme;

import org.jspecify.annotations.NullMarked;
