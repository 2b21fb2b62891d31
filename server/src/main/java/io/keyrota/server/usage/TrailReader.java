package io.keyrota.server.usage;

import io.keyrota.server.audit.Recorded;
import io.keyrota.server.audit.Trail;
import java.io.IOException;
import java.util.List;

/** Something that is learnt from the audit trail, entry by entry. */
public interface TrailReader {
  /**
   * When nothing else is to be written, the position is not moved for fewer entries than this: a
   * start, whose code is cold, reads them again in some hundredths of a second.
   */
  long WORTH_A_COMMIT = 1_000;

  /** Up to which entry the store knows it. */
  long covered();

  /** Takes notice of an entry from before this life of the server, after {@link #covered}. */
  void replayed(Recorded entry);

  /** Takes notice of entries that became durable just now, in order; to return soon. */
  void durable(List<Recorded> entries);

  /**
   * Shows all readers what the trail knows beyond the store, in one go, and every entry from now
   * on. To be called before requests are answered, after {@link Trail#reconcile}.
   */
  static void open(Trail trail, List<TrailReader> readers) throws IOException {
    long from = readers.stream().mapToLong(TrailReader::covered).min().orElseThrow();
    trail.replay(
        from,
        entry ->
            readers.forEach(
                reader -> {
                  if (entry.seq() > reader.covered()) {
                    reader.replayed(entry);
                  }
                }));
    readers.forEach(reader -> trail.onDurable(reader::durable));
  }
}
