package io.keyrota.bench.jmh;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.store.Conflict;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to read a row that is in memory, to encode an audit entry, and, with sixteen
 * threads that share forces of the disk, to keep an entry or a row durably. The folder is the
 * working directory's: put it on a disk.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Storing {
  private static final String ID = "bench";

  private final AtomicLong made = new AtomicLong();
  private final OpenDisk disk = OpenDisk.inWorkingDirectory();

  public Storing() {
    try {
      disk.commit(ID, entry());
    } catch (Conflict e) {
      throw new IllegalStateException(e);
    }
  }

  @Benchmark
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public Optional<Words> readRow() {
    return disk.find(ID);
  }

  @Benchmark
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public byte[] encodeEntry() {
    return entry().encoded();
  }

  @Benchmark
  @Threads(16)
  public void appendEntryDurably() {
    disk.trail().append(entry());
  }

  @Benchmark
  @Threads(16)
  public void commitRowDurably() throws Conflict {
    // ids of their own, so that sixteen threads do not conflict
    disk.commit(Long.toString(made.incrementAndGet()), entry());
  }

  /** Ends the files and removes them. */
  @TearDown
  public void remove() throws IOException {
    disk.close();
  }

  private AuditEntry entry() {
    String record =
        "{\"eventVersion\":\"1.11\",\"userIdentity\":{\"type\":\"IAMUser\",\"principalId\":"
            + "\"AIDACKCEVSQ6C2EXAMPLE\",\"arn\":\"arn:aws:iam::111122223333:user/MyAppUser\","
            + "\"accountId\":\"111122223333\",\"accessKeyId\":\"AKIAIOSFODNN7EXAMPLE\"},"
            + "\"eventTime\":\"2026-11-23T12:00:00Z\",\"eventSource\":\"iam.amazonaws.com\","
            + "\"eventName\":\"ListAccessKeys\",\"awsRegion\":\"us-east-1\","
            + "\"sourceIPAddress\":\"127.0.0.1\",\"userAgent\":\"aws-cli/2.9.19\","
            + "\"requestParameters\":{\"userName\":\"MyAppUser\"},\"responseElements\":null}";
    return new AuditEntry(
        new UUID(1, made.incrementAndGet()).toString(),
        Instant.parse("2026-11-23T12:00:00Z"),
        Optional.of("AKIAIOSFODNN7EXAMPLE"),
        "MyAppUser",
        "111122223333",
        "iam.amazonaws.com",
        "ListAccessKeys",
        "us-east-1",
        true,
        Optional.empty(),
        record.getBytes(UTF_8));
  }
}
