@NullMarked
package io.keyrota.rules.json;

import org.jspecify.annotations.NullMarked;
