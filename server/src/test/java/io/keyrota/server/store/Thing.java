package io.keyrota.server.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** A row to test stores with. */
@NullMarked
public record Thing(
    long count, Optional<Instant> due, Optional<String> owner, Optional<String> handle) {

  public static final Table<Thing> THINGS = new Things("thing", 1);

  public static Thing of(long count) {
    return new Thing(count, Optional.empty(), Optional.empty(), Optional.empty());
  }

  public Thing due(Instant at) {
    return new Thing(count, Optional.of(at), owner, handle);
  }

  public Thing ownedBy(String whom) {
    return new Thing(count, due, Optional.of(whom), handle);
  }

  public Thing called(String name) {
    return new Thing(count, due, owner, Optional.of(name));
  }

  /** A table of things in some format; the document is the same in all. */
  public record Things(String kind, int format) implements Table<Thing> {

    @Override
    public Document write(Thing row) {
      return Document.builder()
          .put("count", row.count())
          .putInstant("due", row.due())
          .put("owner", row.owner())
          .put("handle", row.handle())
          .build();
    }

    @Override
    public Thing read(int format, Document document) {
      return new Thing(
          document.number("count"),
          document.optionalInstant("due"),
          document.optionalText("owner"),
          document.optionalText("handle"));
    }

    @Override
    public @Nullable Instant due(Thing row) {
      return row.due().orElse(null);
    }

    @Override
    public @Nullable String owner(Thing row) {
      return row.owner().orElse(null);
    }

    @Override
    public @Nullable String handle(Thing row) {
      return row.handle().orElse(null);
    }
  }
}
