package io.keyrota.server.store;

/**
 * A row as a snapshot saw it.
 *
 * @param revision grows with every put, over the store's whole life: a row that was removed and
 *     made again never has a revision that it had before, so nobody takes it for the old one
 */
public record Row<R extends Record>(Identity identity, long revision, R value) {}
