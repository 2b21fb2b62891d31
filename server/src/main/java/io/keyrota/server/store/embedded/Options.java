package io.keyrota.server.store.embedded;

import io.keyrota.server.audit.Disk;
import java.util.Map;

/**
 * How a data file is opened.
 *
 * @param program name and version of this program, noted in a file that it makes
 * @param formats the newest format of each kind of row that this program knows: a file with a newer
 *     format, or with a kind that is not listed, is refused; empty checks nothing
 * @param cached how many rows, and how many handles and owners, are kept in memory; with 0 nothing
 *     is, and several stores may open the same file
 * @param readers how many threads read, from 1
 * @param maxBytes the largest size of the data file: to exceed it is as if the disk were full; 0
 *     for no bound
 * @param disk what the change log is written to
 */
public record Options(
    String program,
    Map<String, Integer> formats,
    int cached,
    int readers,
    long maxBytes,
    Disk disk) {

  /** A server's: 50,000 rows in memory, two readers. */
  public static final Options STANDARD = new Options("Keyrota", Map.of(), 50_000, 2, 0, Disk.REAL);

  public Options {
    formats = Map.copyOf(formats);
    if (cached < 0 || readers < 1 || maxBytes < 0) {
      throw new IllegalArgumentException("cached, readers or maxBytes out of bounds");
    }
  }

  public Options withProgram(String program, Map<String, Integer> formats) {
    return new Options(program, formats, cached, readers, maxBytes, disk);
  }

  public Options withCached(int cached) {
    return new Options(program, formats, cached, readers, maxBytes, disk);
  }

  public Options withMaxBytes(long maxBytes) {
    return new Options(program, formats, cached, readers, maxBytes, disk);
  }

  Options withDisk(Disk disk) {
    return new Options(program, formats, cached, readers, maxBytes, disk);
  }
}
