/** The only user of cryptographic providers. */
@NullMarked
package io.keyrota.server.crypto;

import org.jspecify.annotations.NullMarked;
