/** X.509: the only user of certificates' libraries. */
@NullMarked
package io.keyrota.server.pki;

import org.jspecify.annotations.NullMarked;
