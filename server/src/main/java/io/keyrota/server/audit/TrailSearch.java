package io.keyrota.server.audit;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/** Finds entries, newest first, reading only the blocks that may hold them. */
final class TrailSearch {
  private final Segments segments;

  TrailSearch(Segments segments) {
    this.segments = segments;
  }

  Page page(Query query) throws IOException {
    List<Recorded> found = new ArrayList<>();
    each(
        query,
        recorded -> {
          found.add(recorded);
          return found.size() < query.limit();
        });
    return new Page(
        List.copyOf(found),
        found.size() < query.limit()
            ? OptionalLong.empty()
            : OptionalLong.of(found.getLast().seq()));
  }

  /** Those of the event ids that the trail holds, when their entries lie in the query's range. */
  Set<String> held(Set<String> eventIds, Query range) throws IOException {
    Set<String> held = new HashSet<>();
    each(
        range,
        recorded -> {
          if (eventIds.contains(recorded.entry().eventId())) {
            held.add(recorded.entry().eventId());
          }
          return held.size() < eventIds.size();
        });
    return held;
  }

  /** Shows every match, newest first, while the visitor wants more. */
  private void each(Query query, Predicate<Recorded> visitor) throws IOException {
    for (Segment segment : segments.all().reversed()) {
      if (query.before().isPresent() && segment.first() >= query.before().getAsLong()) {
        continue;
      }
      try {
        for (SegmentIndex.Block block : segments.candidates(segment, query)) {
          for (Recorded recorded : matches(segment, block, query).reversed()) {
            if (!visitor.test(recorded)) {
              return;
            }
          }
        }
      } catch (NoSuchFileException e) {
        return; // it was the oldest, and its time was over
      }
    }
  }

  private static List<Recorded> matches(Segment segment, SegmentIndex.Block block, Query query)
      throws IOException {
    List<Recorded> matches = new ArrayList<>();
    Lines.visit(
        segment.file(),
        block.offset(),
        block.end(),
        (position, bytes, offset, length) -> {
          Recorded recorded = EntryCodec.decode(bytes, offset, length);
          if (query.matches(recorded)) {
            matches.add(recorded);
          }
          return true;
        });
    return matches;
  }
}
