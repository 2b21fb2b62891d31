/** The rotator's commands, one file each: {@code keyrota keys}, {@code rotate}, {@code policy}. */
@NullMarked
package io.keyrota.cli.rotate;

import org.jspecify.annotations.NullMarked;
