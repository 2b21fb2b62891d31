/** The loop of duties: what time itself asks for, and the clocks it runs on. */
@NullMarked
package io.keyrota.server.upkeep;

import org.jspecify.annotations.NullMarked;
