/** The rotator against a small real fake of IAM. */
@NullMarked
package io.keyrota.rotator;

import org.jspecify.annotations.NullMarked;
