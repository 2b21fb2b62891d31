package io.keyrota.server.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What to look for in the trail; all that is present must match exactly.
 *
 * @param from the earliest instant, inclusive
 * @param to the latest instant, exclusive
 * @param before only entries whose sequence number is smaller: the marker of the page before
 * @param limit at most so many entries, at least 1
 */
public record Query(
    Optional<String> accessKeyId,
    Optional<String> userName,
    Optional<String> accountId,
    Optional<String> eventName,
    Optional<Instant> from,
    Optional<Instant> to,
    OptionalLong before,
    int limit) {

  public Query {
    if (limit < 1) {
      throw new IllegalArgumentException("a page has at least one entry");
    }
  }

  /** The newest entries, whatever they are. */
  public static Query newest(int limit) {
    return new Query(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        limit);
  }

  public Query withAccessKeyId(String id) {
    return new Query(Optional.of(id), userName, accountId, eventName, from, to, before, limit);
  }

  public Query withUserName(String name) {
    return new Query(accessKeyId, Optional.of(name), accountId, eventName, from, to, before, limit);
  }

  public Query withAccountId(String id) {
    return new Query(accessKeyId, userName, Optional.of(id), eventName, from, to, before, limit);
  }

  public Query withEventName(String name) {
    return new Query(accessKeyId, userName, accountId, Optional.of(name), from, to, before, limit);
  }

  public Query withFrom(Instant instant) {
    return new Query(
        accessKeyId, userName, accountId, eventName, Optional.of(instant), to, before, limit);
  }

  public Query withTo(Instant instant) {
    return new Query(
        accessKeyId, userName, accountId, eventName, from, Optional.of(instant), before, limit);
  }

  public Query withBefore(long seq) {
    return new Query(
        accessKeyId, userName, accountId, eventName, from, to, OptionalLong.of(seq), limit);
  }

  boolean matches(Recorded recorded) {
    AuditEntry entry = recorded.entry();
    return (before.isEmpty() || recorded.seq() < before.getAsLong())
        && (accessKeyId.isEmpty() || accessKeyId.equals(entry.accessKeyId()))
        && (userName.isEmpty() || userName.get().equals(entry.userName()))
        && (accountId.isEmpty() || accountId.get().equals(entry.accountId()))
        && (eventName.isEmpty() || eventName.get().equals(entry.eventName()))
        && (from.isEmpty() || !entry.at().isBefore(from.get()))
        && (to.isEmpty() || entry.at().isBefore(to.get()));
  }
}
