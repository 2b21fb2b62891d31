/** JSON text from and to the tree of the rules. */
@NullMarked
package io.keyrota.rotator.json;

import org.jspecify.annotations.NullMarked;
