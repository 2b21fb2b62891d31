@NullMarked
package io.keyrota.server.events;

import org.jspecify.annotations.NullMarked;
