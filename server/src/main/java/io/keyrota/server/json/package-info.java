/**
 * JSON for whoever speaks it: small objects of strangers, read as the tree of the rules, and a
 * writer.
 */
@NullMarked
package io.keyrota.server.json;

import org.jspecify.annotations.NullMarked;
