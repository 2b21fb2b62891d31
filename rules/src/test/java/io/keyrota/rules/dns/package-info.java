@NullMarked
package io.keyrota.rules.dns;

import org.jspecify.annotations.NullMarked;
