package io.keyrota.server.upkeep;

import io.keyrota.server.aws.Duty;
import io.keyrota.server.aws.ServiceCalls;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Identity;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Looks at the outside world for many duties at once, so that one resolver or mail relay that does
 * not answer keeps no other duty waiting. For each kind of row a few looks run at a time; the rest
 * wait for their turn. One thread begins them and takes them back, in the order in which they were
 * begun or as they end.
 */
final class Observations {
  /** For each kind: enough that slow ones do not matter, few enough to be polite. */
  static final int AT_ONCE = 16;

  private final ServiceCalls calls;
  private final Runnable ended;
  private final Map<String, Semaphore> turns = new HashMap<>();
  private final SequencedMap<Identity, Observed> begun = new LinkedHashMap<>();

  /**
   * None yet.
   *
   * @param ended is told, on some thread, that one has ended
   */
  Observations(ServiceCalls calls, Runnable ended) {
    this.calls = calls;
    this.ended = ended;
  }

  /** A row that is looked at for its duty, and how it is judged by what is found. */
  record Observed(Due due, Duty<?> duty, FutureTask<Function<Instant, Optional<Instant>>> look) {

    /**
     * Waits until it has been looked at, and judges as the service's own call; answers when to look
     * again where nothing changed.
     *
     * @throws RuntimeException as the look or the judgement did
     */
    Optional<Instant> judge(Instant now) {
      try {
        return look.get().apply(now);
      } catch (ExecutionException e) {
        throw new IllegalStateException("an observation failed", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
  }

  boolean has(Identity identity) {
    return begun.containsKey(identity);
  }

  int count() {
    return begun.size();
  }

  long count(String kind) {
    return begun.keySet().stream().filter(identity -> identity.kind().equals(kind)).count();
  }

  void begin(Duty<?> duty, Due due) {
    Semaphore turn = turns.computeIfAbsent(duty.kind(), kind -> new Semaphore(AT_ONCE, true));
    FutureTask<Function<Instant, Optional<Instant>>> look =
        new FutureTask<>(
            () -> {
              turn.acquire();
              try {
                return calls.observe(duty, due);
              } finally {
                turn.release();
              }
            }) {
          @Override
          protected void done() {
            ended.run();
          }
        };
    begun.put(due.identity(), new Observed(due, duty, look));
    Thread.ofVirtual().name("look").start(look);
  }

  /** The one that was begun first, whether it has ended or not; empty where none is under way. */
  Optional<Observed> first() {
    return Optional.ofNullable(begun.pollFirstEntry()).map(Map.Entry::getValue);
  }

  /** The first one that has ended; empty where none has. */
  Optional<Observed> ended() {
    Optional<Observed> found =
        begun.values().stream().filter(each -> each.look().isDone()).findFirst();
    found.ifPresent(each -> begun.remove(each.due().identity()));
    return found;
  }
}
