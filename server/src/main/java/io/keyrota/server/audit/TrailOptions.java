package io.keyrota.server.audit;

/**
 * Sizes of the trail.
 *
 * @param segmentBytes a segment that has reached this size is followed by a new one, at least 1
 * @param blockBytes the grain of the search index, at least 1
 */
public record TrailOptions(long segmentBytes, int blockBytes) {
  public static final TrailOptions STANDARD = new TrailOptions(64L << 20, 64 << 10);

  public TrailOptions {
    if (segmentBytes < 1 || blockBytes < 1) {
      throw new IllegalArgumentException("a segment and a block have at least one byte");
    }
  }
}
