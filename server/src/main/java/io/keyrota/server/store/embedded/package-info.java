/** The store in one SQLite file. */
@NullMarked
package io.keyrota.server.store.embedded;

import org.jspecify.annotations.NullMarked;
