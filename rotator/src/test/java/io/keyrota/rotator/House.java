package io.keyrota.rotator;

import io.keyrota.rotator.evidence.Evidence;
import io.keyrota.rotator.evidence.IamLastUsed;
import io.keyrota.rotator.journal.Holder;
import io.keyrota.rotator.journal.Journal;
import io.keyrota.rotator.targets.Target;
import io.keyrota.rotator.targets.Targets;
import io.keyrota.rules.rotation.Reach;
import io.keyrota.rules.rotation.Rotation;
import io.keyrota.rules.rotation.Terms;
import io.keyrota.testkit.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An application with a key in a profile, IAM, and a rotator with its journal. The application uses
 * the key of its file whenever time passes and at every point of the rotator's work, until it is
 * told not to.
 */
final class House {
  static final String USER = "App";

  static final Reach SERVICE =
      new Reach(
          Optional.of("http://127.0.0.1:4580"),
          Optional.empty(),
          List.of("--region", "eu-central-1"));

  /** AWS: changes show late, evidence later. */
  static final World.Pace AWS =
      new World.Pace(Duration.ofSeconds(30), Duration.ofMillis(2500), Duration.ofHours(1));

  /** Keyrota: everything shows at once. */
  static final World.Pace KEYROTA =
      new World.Pace(Duration.ZERO, Duration.ZERO, Duration.ofHours(1));

  final SettableClock clock = SettableClock.at("2026-03-01T00:00:00Z");
  final SettableClock machine = SettableClock.at("2026-11-24T00:00:00Z");
  final FakeIam iam;
  final World world;
  final Path file;
  final String oldKey;
  final byte[] before;
  private final Path journalFolder;
  private final AtomicLong rotators = new AtomicLong();
  Journal journal;
  boolean consumerRuns = true;
  int failedCalls;

  /** What a rotator sees at the same time with credentials of another account. */
  World of(FakeIam other) {
    return new World(
        other,
        other.trail(),
        SERVICE,
        clock::now,
        machine::now,
        () -> Duration.ZERO,
        KEYROTA,
        clock::advance);
  }

  House(Path folder, World.Pace pace) {
    InstantSource time = clock::now;
    boolean aws = pace.equals(AWS);
    iam =
        new FakeIam(
            time,
            aws ? Duration.ofSeconds(12) : Duration.ZERO,
            aws ? Duration.ofHours(4) : Duration.ZERO);
    Evidence evidence = aws ? new IamLastUsed(iam, Duration.ofHours(4)) : iam.trail();
    world =
        new World(
            iam, evidence, SERVICE, time, machine::now, () -> Duration.ZERO, pace, this::live);
    iam.addUser(USER, Map.of());
    oldKey = iam.create(USER).id();
    file = folder.resolve("credentials");
    before =
        """
        # the application's keys
        [other]
        aws_access_key_id = AKIAOTHER
        aws_secret_access_key = untouched

        [app]
        region=eu-central-1
        aws_access_key_id=%s
          aws_secret_access_key   =  %s
        # the end, without a line feed"""
            .formatted(oldKey, iam.secretOf(oldKey))
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    try {
      Files.write(file, before);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    journalFolder = folder.resolve("rotations");
    journal = Journal.open(journalFolder);
    clock.advance(Duration.ofDays(90));
  }

  /** Time passes, and the application works meanwhile. */
  private void live(Duration duration) {
    consume();
    clock.advance(duration);
    machine.advance(Duration.ofSeconds(1));
    consume();
  }

  /** The application reads its file and calls AWS. */
  void consume() {
    if (consumerRuns) {
      String text = text();
      String id = member(text, "aws_access_key_id");
      if (!iam.use(id, member(text, "aws_secret_access_key"))) {
        failedCalls++;
      }
    }
  }

  String text() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes() {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A member of the section [app]. */
  static String member(String text, String name) {
    boolean here = false;
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.startsWith("[")) {
        here = line.equals("[app]");
      } else if (here && line.startsWith(name)) {
        return line.substring(line.indexOf('=') + 1).strip();
      }
    }
    throw new IllegalStateException("no " + name);
  }

  String keyInFile() {
    return member(text(), "aws_access_key_id");
  }

  Target target() {
    return Targets.profile(file + ":app");
  }

  Rotation plan() {
    return plan(Terms.standard());
  }

  Rotation plan(Terms terms) {
    return new Planning(world, journal).replace(USER, List.of(target()), terms).rotation();
  }

  /** A rotator of this process, another one every time. */
  Rotator rotator(Witness witness) {
    return new Rotator(world, journal, witness, Holder.here(rotators.incrementAndGet()));
  }

  Rotator rotator() {
    return rotator(Witness.NOBODY);
  }

  /** Begins and lives to the end. */
  Standing rotate() {
    Rotation planned = plan();
    Rotator rotator = rotator();
    rotator.begin(planned);
    return rotator.run(planned.id(), true);
  }

  /** What a killed process leaves behind: the lease runs out, the files are opened anew. */
  void reopen() {
    journal.close();
    journal = Journal.open(journalFolder);
    machine.advance(Duration.ofMinutes(3));
  }

  Path journalFolder() {
    return journalFolder;
  }
}
