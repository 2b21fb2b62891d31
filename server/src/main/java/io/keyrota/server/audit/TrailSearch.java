package io.keyrota.server.audit;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds entries, newest first, reading only the blocks that may hold them. */
final class TrailSearch {
  private final Segments segments;

  TrailSearch(Segments segments) {
    this.segments = segments;
  }

  Page page(Query query) throws IOException {
    List<Recorded> found = new ArrayList<>();
    each(
        List.of(query),
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

  /** The event ids of those of the entries that the trail holds; there is one at least. */
  Set<String> held(Collection<AuditEntry> entries) throws IOException {
    Set<String> ids = entries.stream().map(AuditEntry::eventId).collect(Collectors.toSet());
    Instant from = entries.stream().map(AuditEntry::at).min(Instant::compareTo).orElseThrow();
    Instant to = entries.stream().map(AuditEntry::at).max(Instant::compareTo).orElseThrow();
    Query range = Query.newest(Integer.MAX_VALUE).withFrom(from).withTo(to.plusMillis(1));
    // By their names too: under load, a second's entries are thousands, and few are of a change.
    List<Query> ofTheirNames =
        entries.stream().map(AuditEntry::eventName).distinct().map(range::withEventName).toList();
    Set<String> held = new HashSet<>();
    each(
        ofTheirNames,
        recorded -> {
          if (ids.contains(recorded.entry().eventId())) {
            held.add(recorded.entry().eventId());
          }
          return held.size() < ids.size();
        });
    return held;
  }

  /** Shows every match of any of the queries, newest first, while the visitor wants more. */
  private void each(List<Query> queries, Predicate<Recorded> visitor) throws IOException {
    for (Segment segment : segments.all().reversed()) {
      try {
        for (SegmentIndex.Block block : candidates(segment, queries)) {
          for (Recorded recorded : matches(segment, block, queries).reversed()) {
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

  /** The parts of the segment that may hold matches, newest first, each once. */
  private Collection<SegmentIndex.Block> candidates(Segment segment, List<Query> queries)
      throws IOException {
    NavigableMap<Long, SegmentIndex.Block> blocks = new TreeMap<>();
    for (Query query : queries) {
      if (query.before().isEmpty() || segment.first() < query.before().getAsLong()) {
        segments.candidates(segment, query).forEach(block -> blocks.put(block.offset(), block));
      }
    }
    return blocks.descendingMap().values();
  }

  private static List<Recorded> matches(
      Segment segment, SegmentIndex.Block block, List<Query> queries) throws IOException {
    List<Recorded> matches = new ArrayList<>();
    Lines.visit(
        segment.file(),
        block.offset(),
        block.end(),
        (position, bytes, offset, length) -> {
          Recorded recorded = EntryCodec.decode(bytes, offset, length);
          if (queries.stream().anyMatch(query -> query.matches(recorded))) {
            matches.add(recorded);
          }
          return true;
        });
    return matches;
  }
}
