/**
 * The store in one SQLite file and a log before it. {@code Writer} is the one thread that writes,
 * {@code LogFirst} how a group of commits becomes durable, {@code Unsaved} what the database does
 * not have yet, {@code Looks} how rows are found in memory, there, or in the database.
 */
@NullMarked
package io.keyrota.server.store.embedded;

import org.jspecify.annotations.NullMarked;
