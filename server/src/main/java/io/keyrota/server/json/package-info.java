/**
 * Small JSON of strangers, as the tree of the rules; for rooms that speak protocols of their own.
 */
@NullMarked
package io.keyrota.server.json;

import org.jspecify.annotations.NullMarked;
