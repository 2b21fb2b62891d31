package io.keyrota.server.audit;

/**
 * Sizes of the trail.
 *
 * @param segmentBytes a segment that has reached this size is followed by a new one, at least 1
 * @param blockBytes the grain of the search index, at least 1
 * @param roomBytes how much room a segment gets ahead, whenever it has none left; 0 for none
 */
public record TrailOptions(long segmentBytes, int blockBytes, int roomBytes) {
  public static final TrailOptions STANDARD = new TrailOptions(8L << 20, 64 << 10, 1 << 20);

  public TrailOptions {
    if (segmentBytes < 1 || blockBytes < 1) {
      throw new IllegalArgumentException("a segment and a block have at least one byte");
    }
    if (roomBytes < 0) {
      throw new IllegalArgumentException("room is not negative");
    }
  }

  /** A trail without room ahead. */
  TrailOptions(long segmentBytes, int blockBytes) {
    this(segmentBytes, blockBytes, 0);
  }

  /** The same with segments of another size. */
  public TrailOptions withSegmentBytes(long bytes) {
    return new TrailOptions(bytes, blockBytes, roomBytes);
  }
}
