package io.keyrota.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DocumentFormatProperty {

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void everyValueComesBackWithItsTypeAndContent(@ForAll("documents") Document document) {
    assertSame(DocumentFormat.decode(DocumentFormat.encode(document)), document);
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void damagedBytesAreRefusedOrReadButNeverAnythingElse(
      @ForAll("documents") Document document, @ForAll int where, @ForAll byte what) {
    byte[] bytes = DocumentFormat.encode(document);
    bytes[Math.floorMod(where, bytes.length)] ^= what;
    try {
      DocumentFormat.decode(bytes);
    } catch (IllegalStateException refused) {
      assertThat(refused).hasMessageContaining("document");
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void cutOffBytesAreRefused(@ForAll("documents") Document document, @ForAll int where) {
    byte[] bytes = DocumentFormat.encode(document);
    byte[] cut = Arrays.copyOf(bytes, Math.floorMod(where, bytes.length));
    assertThatThrownBy(() -> DocumentFormat.decode(cut)).isInstanceOf(IllegalStateException.class);
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void idsComeInTheOrderOfTheirUtf8Bytes(
      @ForAll("wellFormed") String a, @ForAll("wellFormed") String b) {
    int byBytes =
        Arrays.compareUnsigned(
            a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    assertThat(Integer.signum(CodePointOrder.INSTANCE.compare(a, b)))
        .isEqualTo(Integer.signum(byBytes));
  }

  @Example
  void theFormatIsAsDocumented() {
    Document document =
        Document.builder()
            .put("a", "é")
            .put("n", -2)
            .put("t", true)
            .put("b", new byte[] {7})
            .put("l", List.of("x"))
            .build();
    assertThat(HexFormat.of().formatHex(DocumentFormat.encode(document)))
        .isEqualTo(
            "01"
                + "05"
                + "02610104c3a9"
                + "026e0203"
                + "027403"
                + "0262050107"
                + "026c07010102"
                + "78");
  }

  @Example
  void aNewerEncodingIsNamed() {
    assertThatThrownBy(() -> DocumentFormat.decode(new byte[] {2, 0}))
        .hasMessageContaining("encoding 2, newer than this program's 1");
  }

  @Example
  void whatADocumentCanNotHoldIsRefused() {
    SequencedMap<String, Object> members = new LinkedHashMap<>();
    members.put("n", 1);
    assertThatThrownBy(() -> DocumentFormat.encode(new Document(members)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Provide
  Arbitrary<Document> documents() {
    return documents(2);
  }

  @Provide
  Arbitrary<String> wellFormed() {
    return Arbitraries.strings()
        .withChars('a', 'b', '\ue000', '\uffff')
        .ofMaxLength(3)
        .list()
        .ofMaxSize(3)
        .map(parts -> String.join("🔑", parts));
  }

  private static Arbitrary<Document> documents(int depth) {
    return Arbitraries.maps(Arbitraries.strings().ofMaxLength(6), values(depth))
        .ofMaxSize(5)
        .map(map -> new Document(new LinkedHashMap<>(map)));
  }

  private static Arbitrary<Object> values(int depth) {
    Arbitrary<Object> flat =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(200).map(text -> text),
            Arbitraries.strings().withChars('\ud800', '\udc00', 'a').ofMaxLength(5).map(t -> t),
            Arbitraries.longs().map(number -> number),
            Arbitraries.of(true, false).map(flag -> flag),
            Arbitraries.bytes().array(byte[].class).ofMaxSize(200).map(bytes -> bytes));
    if (depth == 0) {
      return flat;
    }
    return Arbitraries.oneOf(
        flat,
        documents(depth - 1).map(document -> document),
        values(depth - 1).list().ofMaxSize(4).map(list -> list));
  }

  private static void assertSame(Object read, Object written) {
    switch (written) {
      case Document document -> {
        Document other = (Document) read;
        assertThat(List.copyOf(other.members().keySet()))
            .isEqualTo(List.copyOf(document.members().keySet()));
        assertSame(List.copyOf(other.members().values()), List.copyOf(document.members().values()));
      }
      case List<?> list -> {
        List<?> other = (List<?>) read;
        assertThat(other).hasSameSizeAs(list);
        for (int i = 0; i < list.size(); i++) {
          assertSame(other.get(i), list.get(i));
        }
      }
      default -> assertThat(read).hasSameClassAs(written).isEqualTo(written);
    }
  }
}
