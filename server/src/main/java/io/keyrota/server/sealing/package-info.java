/** Secrets at rest: root key, domain keys, the thing itself. */
@NullMarked
package io.keyrota.server.sealing;

import org.jspecify.annotations.NullMarked;
