package io.keyrota.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.Caller;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trail of the first version: it is opened, verified and searched for ever. */
final class AuditGolden {
  private static final TrailOptions OPTIONS = new TrailOptions(4000, 1500);
  private static final Instant SIGNED_AT = Instant.parse("2026-11-24T13:00:00Z");

  @TempDir Path directory;

  /** The folder of golden data beside the modules, wherever the test was started. */
  private static Path golden() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(at.resolve("testkit/data/v1/audit"))) {
      at = at.getParent();
      if (at == null) {
        throw new AssertionError("testkit/data/v1/audit is missing");
      }
    }
    return at.resolve("testkit/data/v1/audit");
  }

  private Path copy() throws IOException {
    try (var files = Files.list(golden().resolve("trail"))) {
      for (Path file : files.toList()) {
        Files.copy(file, directory.resolve(file.getFileName().toString()));
      }
    }
    return directory;
  }

  private static SignedHead head() throws IOException {
    String[] words = Files.readString(golden().resolve("head.txt")).strip().split(" ", -1);
    return new SignedHead(
        Long.parseLong(words[0]),
        words[1],
        Instant.parse(words[2]),
        Base64.getDecoder().decode(words[3]));
  }

  @Test
  void theTrailOfVersionOneVerifies() throws IOException {
    Verification verification =
        Trail.verify(golden().resolve("trail"), TestSigner.OURS, Optional.of(head()));
    assertThat(verification.fault()).isEmpty();
    assertThat(verification.segments()).isEqualTo(3);
    assertThat(verification.entries()).isEqualTo(15);
    assertThat(verification.head().seq()).isEqualTo(20);
  }

  @Test
  void theTrailOfVersionOneIsOpenedReadAndContinued() throws IOException {
    Path copy = copy();
    try (Trail trail = Trails.open(copy, OPTIONS)) {
      assertThat(trail.notices()).isEmpty();
      List<String> found =
          trail.search(Query.newest(100)).entries().stream().map(AuditGolden::text).toList();
      assertThat(found).isEqualTo(Files.readAllLines(golden().resolve("entries.txt")));
      assertThat(trail.search(Query.newest(9).withUserName("root")).entries()).hasSize(3);
      Trails.append(trail, 100, 110);
      assertThat(trail.verify(Optional.of(head())).fault()).isEmpty();
    }
  }

  @Test
  void anOutboxEntryOfVersionOneIsRead() throws IOException {
    byte[] encoded = Files.readAllBytes(golden().resolve("outbox-entry.json"));
    assertThat(AuditEntry.decode(encoded)).isEqualTo(entry(13));
  }

  private static String text(Recorded recorded) {
    AuditEntry entry = recorded.entry();
    return "%d %s %s %s %s %s %s %s %s %s %s %d"
        .formatted(
            recorded.seq(),
            entry.eventId(),
            entry.at(),
            entry.accessKeyId().orElse("-"),
            entry.userName(),
            entry.accountId(),
            entry.eventSource(),
            entry.eventName(),
            entry.awsRegion(),
            entry.signed(),
            entry.errorCode().orElse("-"),
            entry.record().length);
  }

  private static AuditEntry entry(int number) {
    Caller.Credential key =
        new Caller.Credential(
            number % 4 == 0 ? "ASIAEXAMPLE" : "AKIAEXAMPLE",
            number % 4 == 0
                ? Optional.of(
                    new Caller.Session("AKIAEXAMPLE", Entries.NOON, Entries.NOON.plusSeconds(3600)))
                : Optional.empty());
    Caller caller =
        switch (number % 5) {
          case 0 -> new Caller.Root(Entries.ACCOUNT, Optional.of(key));
          case 1 -> new Caller.Service(Entries.ACCOUNT, "sts.amazonaws.com");
          case 2 -> new Caller.Unknown(Optional.of(key));
          default -> Entries.user("Alice", key.accessKeyId());
        };
    CloudTrailRecord record =
        new CloudTrailRecord(
                "00000000-0000-4000-8000-%012d".formatted(number),
                Entries.NOON.plusMillis(number * 1234L),
                caller)
            .event("iam.amazonaws.com", "Event" + number % 3, "us-east-1", number % 2 == 0)
            .from("192.0.2." + number, "agent\r\n\u202e\u00e9 " + number)
            .request("request-" + number, "{\"userName\":\"B\u00f6b\"}");
    return (number % 5 == 2 ? record.error("SignatureDoesNotMatch", "no\u0000") : record.signed())
        .entry();
  }

  /**
   * Writes the golden folder of today's format; run once for each new format.
   *
   * @param args the folder
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Path trailFolder = Files.createDirectories(folder.resolve("trail"));
    try (Trail trail = Trails.open(trailFolder, OPTIONS)) {
      for (int i = 1; i <= 20; i++) {
        trail.append(entry(i));
      }
      trail.removeBefore(Entries.NOON.plusMillis(1234L * 6));
      SignedHead head = trail.sign(SIGNED_AT);
      Files.writeString(
          folder.resolve("head.txt"),
          "%d %s %s %s%n"
              .formatted(
                  head.seq(),
                  head.hash(),
                  head.at(),
                  Base64.getEncoder().encodeToString(head.signature())));
      List<String> found =
          trail.search(Query.newest(100)).entries().stream().map(AuditGolden::text).toList();
      Files.write(folder.resolve("entries.txt"), found, StandardCharsets.UTF_8);
    }
    Files.delete(trailFolder.resolve("lock"));
    Files.write(folder.resolve("outbox-entry.json"), entry(13).encoded());
  }
}
