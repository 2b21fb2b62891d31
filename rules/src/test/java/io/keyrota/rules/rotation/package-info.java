@NullMarked
package io.keyrota.rules.rotation;

import org.jspecify.annotations.NullMarked;
