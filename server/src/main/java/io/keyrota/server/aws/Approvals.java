package io.keyrota.server.aws;

import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Optional;

/** Hears what people answer to a {@link Mail.Question}; the room that asks provides it. */
public interface Approvals {

  /** For a house in which nobody asks. */
  Approvals NONE =
      new Approvals() {
        @Override
        public Optional<Shown> find(String subject, Snapshot seen) {
          return Optional.empty();
        }

        @Override
        public List<Change> decided(Call call, String subject, boolean approved, Snapshot seen) {
          return List.of();
        }
      };

  /** What the page says about a subject; empty when there is nothing to approve any more. */
  Optional<Shown> find(String subject, Snapshot seen);

  /** What a decision changes. It comes once for each link, as the asking service's own call. */
  List<Change> decided(Call call, String subject, boolean approved, Snapshot seen);

  /**
   * What a page says.
   *
   * @param lines names and values, shown as text
   */
  record Shown(String title, List<Line> lines) {
    public Shown {
      lines = List.copyOf(lines);
    }
  }

  /** A name and its value. */
  record Line(String name, String value) {}
}
