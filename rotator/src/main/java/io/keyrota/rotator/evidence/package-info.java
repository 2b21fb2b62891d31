/** Where news of a key's use come from: one file a source. */
@NullMarked
package io.keyrota.rotator.evidence;

import org.jspecify.annotations.NullMarked;
