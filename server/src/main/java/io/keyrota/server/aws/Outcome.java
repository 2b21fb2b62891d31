package io.keyrota.server.aws;

import io.keyrota.server.store.Change;
import java.util.List;

/** What an operation answers and what it changes. */
public record Outcome<O>(O output, List<Change> changes) {

  /** An answer that changes nothing. */
  public static <O> Outcome<O> of(O output) {
    return new Outcome<>(output, List.of());
  }

  public static <O> Outcome<O> of(O output, Change... changes) {
    return new Outcome<>(output, List.of(changes));
  }
}
