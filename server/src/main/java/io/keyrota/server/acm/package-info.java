/**
 * AWS Certificate Manager: one file an operation, the duties that prove names, sign, renew and
 * tell, and the door for places of use. Begin at {@link io.keyrota.server.acm.AcmApi}.
 */
@NullMarked
package io.keyrota.server.acm;

import org.jspecify.annotations.NullMarked;
