@NullMarked
package io.keyrota.rotator.journal;

import org.jspecify.annotations.NullMarked;
