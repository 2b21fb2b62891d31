/** A small sealed JSON tree, built by the streaming readers outside. */
@NullMarked
package io.keyrota.rules.json;

import org.jspecify.annotations.NullMarked;
