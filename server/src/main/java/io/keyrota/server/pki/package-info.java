/**
 * Certificates: reading, making, signing, revoking. The only user of the X.509 library. Start with
 * {@link io.keyrota.server.pki.Authority} and {@link io.keyrota.server.pki.CertificateFiles}.
 */
@NullMarked
package io.keyrota.server.pki;

import org.jspecify.annotations.NullMarked;
