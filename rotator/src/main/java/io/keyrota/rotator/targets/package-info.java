/** Where new keys are delivered to: one file a kind of target. */
@NullMarked
package io.keyrota.rotator.targets;

import org.jspecify.annotations.NullMarked;
