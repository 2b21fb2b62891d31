package io.keyrota.server.dns;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;

/**
 * What resolvers said to questions while a rehearsal is advanced. To them days of it are a moment,
 * in which the same name may be looked up a hundred times: so a reply holds for a second of theirs,
 * and one for which an attempt was waited out in vain until the advance ends. While time runs by
 * itself every question is asked, and the next advance asks them all anew.
 */
final class RecentReplies {
  private static final long HOLDS = Duration.ofSeconds(1).toNanos();
  private static final int MOST = 10_000;

  private final LongSupplier advance;
  private final LongSupplier nanoTime;
  private final long attempt;
  private final Map<Question, Heard> heard = new HashMap<>();
  private long during;

  /**
   * None yet.
   *
   * @param advance the number of the advance that is under way, zero while there is none
   * @param nanoTime like {@link System#nanoTime}
   * @param attempt how long a resolver is waited for
   */
  RecentReplies(LongSupplier advance, LongSupplier nanoTime, Duration attempt) {
    this.advance = advance;
    this.nanoTime = nanoTime;
    this.attempt = attempt.toNanos();
  }

  /** What is asked; names are equal in any case. */
  record Question(Name name, int type) {}

  /** A reply, when it came, and whether it holds for longer than a moment. */
  private record Heard(Upstream.Reply reply, long at, boolean inVain) {}

  /** The reply that holds, or that of now; several may ask at the same time. */
  Upstream.Reply of(Question question, Function<Question, Upstream.Reply> ask) {
    long under = advance.getAsLong();
    if (under == 0) {
      return ask.apply(question);
    }
    long before = nanoTime.getAsLong();
    Heard known = known(under, question);
    if (known != null && (known.inVain() || before - known.at() < HOLDS)) {
      return known.reply();
    }
    Upstream.Reply reply = ask.apply(question);
    long after = nanoTime.getAsLong();
    boolean inVain = reply instanceof Upstream.Reply.Silence && after - before >= attempt;
    keep(under, question, new Heard(reply, after, inVain));
    return reply;
  }

  private synchronized @Nullable Heard known(long under, Question question) {
    forget(under);
    return heard.get(question);
  }

  private synchronized void keep(long under, Question question, Heard reply) {
    forget(under);
    heard.put(question, reply);
  }

  private void forget(long under) {
    if (under != during || heard.size() >= MOST) {
      heard.clear();
      during = under;
    }
  }
}
