@NullMarked
package io.keyrota.rotator.json;

import org.jspecify.annotations.NullMarked;
