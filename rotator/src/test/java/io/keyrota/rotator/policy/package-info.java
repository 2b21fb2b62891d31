@NullMarked
package io.keyrota.rotator.policy;

import org.jspecify.annotations.NullMarked;
