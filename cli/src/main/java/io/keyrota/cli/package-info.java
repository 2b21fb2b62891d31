/** Keyrota's cli. */
@NullMarked
package io.keyrota.cli;

import org.jspecify.annotations.NullMarked;
