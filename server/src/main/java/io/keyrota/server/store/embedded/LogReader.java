package io.keyrota.server.store.embedded;

import io.keyrota.server.store.CannotOpen;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a change log as a process left it, perhaps in the middle of a record. */
final class LogReader {
  private final byte[] content;
  private final ByteBuffer numbers;

  LogReader(byte[] content) {
    this.content = content;
    this.numbers = ByteBuffer.wrap(content);
  }

  List<LogRecord> beyond(long saved) {
    List<LogRecord> found = new ArrayList<>();
    long last = saved;
    int at = ChangeLog.ALIGNMENT;
    for (LogRecord next = record(at); next != null; next = record(at)) {
      boolean old = next.last() <= saved;
      if (!old && next.first() != last + 1) {
        break;
      }
      if (!old) {
        found.add(next);
        last = next.last();
      }
      at += size(at);
    }
    for (int rest = at; rest < content.length; rest += ChangeLog.ALIGNMENT) {
      LogRecord left = record(rest);
      if (left != null && left.last() > last) {
        throw new CannotOpen(
            "the change log is damaged or not this data's: it holds commit "
                + left.first()
                + ", and what was before it is missing after commit "
                + last,
            null);
      }
    }
    return found;
  }

  /** The record that begins there, null when there is no whole one. */
  private @Nullable LogRecord record(int at) {
    if (at + ChangeLog.HEAD > content.length || numbers.getLong(at) != ChangeLog.MAGIC) {
      return null;
    }
    long first = numbers.getLong(at + ChangeLog.FIRST_AT);
    long last = numbers.getLong(at + ChangeLog.LAST_AT);
    int length = numbers.getInt(at + ChangeLog.LENGTH_AT);
    if (length < 0
        || length > content.length - at - ChangeLog.HEAD
        || ChangeLog.check(content, at, length) != numbers.getInt(at + ChangeLog.CHECK_AT)) {
      return null;
    }
    byte[] body = Arrays.copyOfRange(content, at + ChangeLog.HEAD, at + ChangeLog.HEAD + length);
    return LogRecord.read(first, last, new LogBytes(body));
  }

  private int size(int at) {
    int length = ChangeLog.HEAD + numbers.getInt(at + ChangeLog.LENGTH_AT);
    return length + (-length & (ChangeLog.ALIGNMENT - 1));
  }
}
