package io.keyrota.server.keyrota;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Reading the trail from disk, where the disk may fail: the request then breaks, as it must. */
interface TrailReading<T> {
  T read() throws IOException;

  static <T> T of(TrailReading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw new UncheckedIOException("the audit trail cannot be read", e);
    }
  }
}
