/** Secrets as types that cannot be printed. */
@NullMarked
package io.keyrota.rules.secret;

import org.jspecify.annotations.NullMarked;
