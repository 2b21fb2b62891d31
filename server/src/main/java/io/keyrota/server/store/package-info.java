/** What a storage promises: snapshots, optimistic commits, documents. */
@NullMarked
package io.keyrota.server.store;

import org.jspecify.annotations.NullMarked;
