/** How events are told to the outside world. */
@NullMarked
package io.keyrota.rules.events;

import org.jspecify.annotations.NullMarked;
