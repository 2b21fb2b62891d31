@NullMarked
package io.keyrota.rules.events;

import org.jspecify.annotations.NullMarked;
