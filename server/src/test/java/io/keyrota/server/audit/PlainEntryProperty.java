package io.keyrota.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the quick reading reads, the parser reads alike; and the quick one reads what is usual. */
final class PlainEntryProperty {

  @Property(tries = 500)
  void anOrdinaryEntryNeedsNoParser(@ForAll("plain") AuditEntry entry) {
    byte[] encoded = entry.encoded();
    assertThat(PlainEntry.read(encoded, 0, encoded.length)).contains(new Recorded(0, entry));
    byte[] line = line(entry);
    Optional<Recorded> read = PlainEntry.read(line, 3, line.length - 4);
    assertThat(read).contains(new Recorded(77, entry));
    assertThat(read).contains(EntryCodec.parsed(line, 3, line.length - 4));
  }

  @Property(tries = 1000)
  void whatItReadsTheParserReadsAlike(
      @ForAll("plain") AuditEntry entry, @ForAll byte by, @ForAll int at, @ForAll boolean cut) {
    byte[] line = line(entry);
    int length = line.length - 4;
    int changed = 3 + Math.floorMod(at, length);
    line[changed] = by;
    int shown = cut ? changed - 3 : length;
    try {
      PlainEntry.read(line, 3, shown)
          .ifPresent(it -> assertThat(EntryCodec.parsed(line, 3, shown)).isEqualTo(it));
    } catch (IllegalArgumentException e) {
      assertThatThrownBy(() -> EntryCodec.parsed(line, 3, shown)).hasMessage(e.getMessage());
    }
  }

  @Property(tries = 500)
  void anyTextsAreReadOneWayOrTheOther(
      @ForAll String user, @ForAll String arn, @ForAll Optional<String> version) {
    AuditEntry entry = entry(user, Optional.of(user), List.of(new Resource("type", arn, version)));
    assertThat(AuditEntry.decode(entry.encoded())).isEqualTo(entry);
  }

  @Example
  void whatIsEscapedOrBeyondAsciiIsLeftToTheParser() {
    for (String text : List.of("a\"b", "a\\b", "a\nb", "é", "\u007f")) {
      AuditEntry entry = entry(text, Optional.empty(), List.of());
      byte[] encoded = entry.encoded();
      assertThat(PlainEntry.read(encoded, 0, encoded.length)).as(text).isEmpty();
      assertThat(AuditEntry.decode(encoded)).isEqualTo(entry);
    }
  }

  @Provide
  Arbitrary<AuditEntry> plain() {
    Arbitrary<String> text =
        Arbitraries.strings().withCharRange('!', '~').excludeChars('"', '\\').ofMaxLength(40);
    Arbitrary<Resource> resource =
        Combinators.combine(text, text, text.optional()).as(Resource::new);
    return Combinators.combine(text, text.optional(), resource.list().ofMaxSize(3))
        .as(PlainEntryProperty::entry);
  }

  private static AuditEntry entry(String user, Optional<String> key, List<Resource> resources) {
    return new AuditEntry(
        "id-" + key.isPresent(),
        Instant.parse("2026-11-24T12:00:00.123Z"),
        key,
        user,
        "123456789012",
        "kms.amazonaws.com",
        "Decrypt",
        "us-east-1",
        key.isPresent(),
        key.map(name -> name + "Exception"),
        "{\"a\":{\"b\":\"\\u0000 é\"}}".getBytes(StandardCharsets.UTF_8),
        resources);
  }

  /** As it stands in a segment, with other bytes before it and its line feed behind. */
  private static byte[] line(AuditEntry entry) {
    JsonBytes out = new JsonBytes(0).ascii("...");
    Segment.line(out, 77, Chain.beginning(), EntryCodec.members(entry));
    return out.toBytes();
  }
}
