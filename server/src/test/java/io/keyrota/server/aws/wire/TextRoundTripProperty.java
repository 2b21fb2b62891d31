package io.keyrota.server.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.keyrota.rules.text.Unicode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Texts come back as they went in, and no text breaks an answer. */
class TextRoundTripProperty {

  @Property(tries = 300)
  void everyTextSurvives(@ForAll("wellFormed") String text) {
    assertThat(Texts.throughJson(text)).isEqualTo(text);
    assertThat(Texts.throughForm(text)).isEqualTo(text);
    assertThat(Texts.throughXml(text)).isEqualTo(asXml(text));
  }

  @Property(tries = 200)
  void noTextBreaksXml(@ForAll String text) {
    assertThat(Texts.throughXml(text)).hasSameSizeAs(asXml(text));
  }

  @Provide
  Arbitrary<String> wellFormed() {
    return Arbitraries.strings().all().ofMaxLength(60).filter(Unicode::isWellFormed);
  }

  @Test
  void naughtyStringsSurvive() throws IOException {
    List<String> strings = strings(SharedVectors.folder("naughty-strings").resolve("blns.json"));
    assertThat(strings).hasSizeGreaterThan(500);
    for (String text : strings) {
      assertThat(Texts.throughJson(text)).isEqualTo(text);
      assertThat(Texts.throughForm(text)).isEqualTo(text);
      assertThat(Texts.throughXml(text)).isEqualTo(asXml(text));
    }
  }

  /** What XML 1.0 can hold of a text: U+FFFD for each character that it does not have. */
  private static String asXml(String text) {
    StringBuilder held = new StringBuilder();
    text.codePoints()
        .map(
            c ->
                c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= 0x20 && c <= 0xD7FF)
                        || (c >= 0xE000 && c <= 0xFFFD)
                        || c >= 0x10000
                    ? c
                    : 0xFFFD)
        .forEach(held::appendCodePoint);
    return held.toString();
  }

  private static List<String> strings(Path file) throws IOException {
    List<String> strings = new ArrayList<>();
    try (JsonParser parser = JsonReader.FACTORY.createParser(Files.readAllBytes(file))) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          strings.add(parser.getText());
        }
      }
    }
    return strings;
  }
}
