/**
 * The server: {@link io.keyrota.server.Main} starts it, {@link io.keyrota.server.House} wires it.
 */
@NullMarked
package io.keyrota.server;

import org.jspecify.annotations.NullMarked;
