/** {@code keyrota demo}: the guide's procedure, walked with real signed requests. */
@NullMarked
package io.keyrota.cli.demo;

import org.jspecify.annotations.NullMarked;
