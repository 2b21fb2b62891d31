package io.keyrota.server.store;

/**
 * The identity of a row.
 *
 * @param kind the table's kind, for example {@code access-key}
 * @param id unique within place and kind
 */
public record Identity(Place place, String kind, String id) {

  // Every look at the store compares identities: written out, this takes a fraction of what the
  // methods that the compiler would make take.
  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Identity that
            && id.equals(that.id)
            && kind.equals(that.kind)
            && place.equals(that.place));
  }

  @Override
  public int hashCode() {
    return 31 * (31 * place.hashCode() + kind.hashCode()) + id.hashCode();
  }
}
