@NullMarked
package io.keyrota.rotator.targets;

import org.jspecify.annotations.NullMarked;
