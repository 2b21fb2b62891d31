package io.keyrota.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

final class AuditEntryProperty {

  @Property(tries = 300)
  void everyEntryIsReadBackAsItWasWritten(
      @ForAll String id,
      @ForAll @LongRange(min = -100_000_000_000_000L, max = 100_000_000_000_000L) long at,
      @ForAll Optional<String> key,
      @ForAll String user,
      @ForAll String event,
      @ForAll boolean signed,
      @ForAll Optional<String> error) {
    byte[] record = new JsonBytes(0).ascii("{\"user\":").string(user).ascii("}").toBytes();
    AuditEntry entry =
        new AuditEntry(
            id,
            Instant.ofEpochMilli(at),
            key,
            user,
            event + "a",
            event + "s",
            event,
            event + "r",
            signed,
            error,
            record);
    assertThat(AuditEntry.decode(entry.encoded())).isEqualTo(entry);
  }

  @Property(tries = 500)
  void bytesThatAreNoEntryAreRefusedCleanly(
      @ForAll byte[] bytes, @ForAll byte flip, @ForAll int at) {
    byte[] good = Entries.entry(1).encoded();
    byte[] bad = good.clone();
    bad[Math.floorMod(at, bad.length)] ^= flip;
    assertCleanly(bytes);
    assertCleanly(bad);
    assertCleanly(java.util.Arrays.copyOf(good, Math.floorMod(at, good.length)));
  }

  private static void assertCleanly(byte[] bytes) {
    try {
      AuditEntry.decode(bytes);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageMatching("these bytes are not|an audit (record|entry).*|these.*");
    }
  }
}
