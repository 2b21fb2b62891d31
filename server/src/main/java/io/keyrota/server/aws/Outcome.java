package io.keyrota.server.aws;

import io.keyrota.server.audit.Noted;
import io.keyrota.server.store.Change;
import java.util.ArrayList;
import java.util.List;

/**
 * What an operation answers and what it changes.
 *
 * @param noted what its audit entry tells beyond request and answer
 * @param beside what else happened by it, each with an entry of its own
 */
public record Outcome<O>(O output, List<Change> changes, Noted noted, List<Beside> beside) {

  public Outcome(O output, List<Change> changes) {
    this(output, changes, Noted.NOTHING, List.of());
  }

  /** An answer that changes nothing. */
  public static <O> Outcome<O> of(O output) {
    return new Outcome<>(output, List.of());
  }

  public static <O> Outcome<O> of(O output, Change... changes) {
    return new Outcome<>(output, List.of(changes));
  }

  /** The same, with more for the audit entry. */
  public Outcome<O> noting(Noted more) {
    return new Outcome<>(output, changes, more, beside);
  }

  /** The same, by which that happened too. */
  public Outcome<O> with(Beside more) {
    List<Beside> all = new ArrayList<>(beside);
    all.add(more);
    return new Outcome<>(output, changes, noted, List.copyOf(all));
  }
}
