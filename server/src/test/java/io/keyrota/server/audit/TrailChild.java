package io.keyrota.server.audit;

import io.keyrota.testkit.Starter;
import java.io.IOException;
import java.nio.file.Path;

/** A process that appends from many threads until it is killed and prints what was acknowledged. */
final class TrailChild {
  private TrailChild() {}

  /**
   * Runs until killed.
   *
   * @param args the trail's directory, and what its event ids begin with
   */
  public static void main(String[] args) throws IOException {
    Trail trail = Trails.open(Path.of(args[0]), new TrailOptions(100_000, 10_000));
    for (int t = 0; t < 8; t++) {
      String name = args[1] + "-" + t + "-";
      Thread.ofPlatform()
          .start(
              () -> {
                for (int i = 0; ; i++) {
                  trail.append(
                      Entries.entry(name + i, Entries.NOON.plusMillis(i), "AKIA", "A", "GetUser"));
                  Starter.tell(name + i);
                }
              });
    }
  }
}
