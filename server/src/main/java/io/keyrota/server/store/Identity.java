package io.keyrota.server.store;

/**
 * The identity of a row.
 *
 * @param kind the table's kind, for example {@code access-key}
 * @param id unique within place and kind
 */
public record Identity(Place place, String kind, String id) {}
