package io.keyrota.server;

import io.keyrota.server.http.Answerer;
import io.keyrota.server.sealing.RootKeyUnavailable;
import io.keyrota.server.store.Store;
import io.keyrota.testkit.SeededEntropy;
import io.keyrota.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A whole house without its door: the rooms of {@link House} over a real data folder, asked by
 * {@link SignedCalls}, on a machine whose clock the test sets.
 */
final class Indoors implements AutoCloseable {
  private final Undo undo = new Undo();
  private final Path data;
  private final Lot lot;
  private final Wiring rooms;

  /** The machine that houses stand on, one after the other; their entropy never repeats. */
  record Lot(SettableClock clock, SeededEntropy entropy) {
    static Lot at(String instant) {
      return at(instant, 7);
    }

    /** With entropy that lots of other seeds do not have. */
    static Lot at(String instant, int seed) {
      return new Lot(SettableClock.at(instant), new SeededEntropy(seed));
    }

    Machine machine() {
      return new Machine(
          clock::now,
          () -> Duration.between(Instant.EPOCH, clock.now()).toNanos(),
          entropy::bytes,
          (why, cause) -> {
            throw new AssertionError(why, cause);
          });
    }
  }

  private Indoors(
      Path data,
      Lot lot,
      Optional<RootCredential> given,
      UnaryOperator<Store> between,
      String... flags) {
    this.data = data;
    this.lot = lot;
    List<String> arguments = new ArrayList<>(List.of("--data", data.toString()));
    arguments.addAll(List.of(flags));
    try {
      rooms =
          House.rooms(
              Settings.parse(arguments.toArray(String[]::new)),
              given,
              lot.machine(),
              between,
              undo);
    } catch (IOException | RootKeyUnavailable e) {
      undo.close();
      throw new IllegalStateException(e);
    } catch (RuntimeException e) {
      undo.close();
      throw e;
    }
  }

  static Indoors open(Path data, Lot lot, String... flags) {
    return open(data, lot, UnaryOperator.identity(), flags);
  }

  static Indoors open(Path data, Lot lot, UnaryOperator<Store> between, String... flags) {
    return new Indoors(data, lot, Optional.empty(), between, flags);
  }

  static Indoors open(Path data, Lot lot, RootCredential given, String... flags) {
    return new Indoors(data, lot, Optional.of(given), UnaryOperator.identity(), flags);
  }

  /** Calls by the operator's root, with the credentials that the data folder holds. */
  SignedCalls root() {
    return as(credentials(data));
  }

  SignedCalls as(SignedCalls.Keys keys) {
    return new SignedCalls(rooms.gateway(), lot.clock, keys);
  }

  /** The door for clients of ACME and all others. */
  Answerer door() {
    return rooms.door().answerer();
  }

  String operator() {
    return rooms.operator().digits();
  }

  static SignedCalls.Keys credentials(Path data) {
    try {
      List<String> values = new ArrayList<>();
      for (String line : Files.readAllLines(data.resolve("credentials"))) {
        if (line.contains(" = ")) {
          values.add(line.substring(line.indexOf(" = ") + 3));
        }
      }
      return new SignedCalls.Keys(values.get(0), values.get(1), null);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    undo.close();
  }
}
