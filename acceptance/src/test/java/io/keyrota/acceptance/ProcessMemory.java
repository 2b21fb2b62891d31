package io.keyrota.acceptance;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What somebody gets who may look into a running server's process. */
record ProcessMemory(long pid) {

  /** Whether this process may look into that one: Linux, and no stricter ptrace. */
  boolean readable() {
    try (RandomAccessFile memory = new RandomAccessFile("/proc/" + pid + "/mem", "r")) {
      return memory.length() >= 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Everything that a core dump holds: all writable memory of the process. */
  SortedMap<String, Integer> find(Needles needles) throws IOException {
    return find(needles, 0, 0);
  }

  /** The same without the Java heap, where the collector leaves what it has moved or dropped. */
  SortedMap<String, Integer> findOutsideHeap(Needles needles) throws IOException {
    long[] heap =
        Pattern.compile("0x([0-9a-f]{16})")
            .matcher(jcmd("GC.heap_info"))
            .results()
            .mapToLong(address -> Long.parseUnsignedLong(address.group(1), 16))
            .sorted()
            .toArray();
    return find(needles, heap[0], heap[heap.length - 1]);
  }

  private SortedMap<String, Integer> find(Needles needles, long butFrom, long butTo)
      throws IOException {
    SortedMap<String, Integer> found = new TreeMap<>();
    try (RandomAccessFile memory = new RandomAccessFile("/proc/" + pid + "/mem", "r")) {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/maps"))) {
        String[] parts = line.split("[ -]+", 4);
        long from = Long.parseUnsignedLong(parts[0], 16);
        long to = Long.parseUnsignedLong(parts[1], 16);
        if (parts[2].startsWith("rw") && (from < butFrom || from >= butTo)) {
          InputStream area = new Area(memory, from, to);
          needles.in(area).forEach((what, count) -> found.merge(what, count, Integer::sum));
        }
      }
    }
    return found;
  }

  /** What a heap dump holds. With garbage too, or, collected before, what can be reached alone. */
  SortedMap<String, Integer> findInHeap(Needles needles, Path folder, boolean garbage)
      throws IOException {
    Path dump = folder.resolve("heap-" + System.nanoTime() + ".hprof");
    String printed = jcmd("GC.heap_dump " + (garbage ? "-all " : "") + "'" + dump + "'");
    if (!Files.exists(dump)) {
      throw new IOException(printed);
    }
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(dump))) {
      return needles.in(bytes);
    } finally {
      Files.delete(dump);
    }
  }

  private String jcmd(String command) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    return new Shell().run(jcmd + " " + pid + " " + command).out();
  }

  /** An area of memory from its first byte to its last; pages that cannot be read are left out. */
  private static final class Area extends InputStream {
    private static final int PAGE = 4096;

    private final RandomAccessFile memory;
    private final long to;
    private long at;

    Area(RandomAccessFile memory, long from, long to) {
      this.memory = memory;
      this.at = from;
      this.to = to;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      while (at < to) {
        try {
          memory.seek(at);
          int read = memory.read(into, offset, (int) Math.min(length, to - at));
          if (read <= 0) {
            throw new IOException("nothing there");
          }
          at += read;
          return read;
        } catch (IOException e) {
          at = (at / PAGE + 1) * PAGE;
        }
      }
      return -1;
    }
  }
}
