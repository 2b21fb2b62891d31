package io.keyrota.server.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.keyrota.server.json.JsonOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What is written is, octet by octet, what another writer of JSON makes of the same. */
class JsonOutputProperty {

  @Property
  void textsNumbersAndNestingAreAsJacksonHasThem(
      @ForAll @Size(max = 5) Map<String, List<String>> lists, @ForAll double number)
      throws IOException {
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(expected)) {
      json.writeStartObject();
      for (Map.Entry<String, List<String>> list : lists.entrySet()) {
        json.writeFieldName(JsonWriter.sound(list.getKey()));
        json.writeStartArray();
        for (String item : list.getValue()) {
          json.writeString(JsonWriter.sound(item));
        }
        json.writeEndArray();
      }
      json.writeFieldName("number");
      json.writeNumber(number);
      json.writeEndObject();
    }
    JsonOutput out = new JsonOutput(8).open('{');
    for (Map.Entry<String, List<String>> list : lists.entrySet()) {
      out.name(list.getKey()).open('[');
      list.getValue().forEach(out::string);
      out.close(']');
    }
    out.name("number").number(number).close('}');

    assertThat(out.take()).isEqualTo(expected.toByteArray());
  }

  @Property
  void wholeNumbersAndThousandthsAreAsBigDecimalHasThem(@ForAll long number) {
    assertThat(text(new JsonOutput(1).number(number))).isEqualTo(Long.toString(number));
    BigDecimal decimal = BigDecimal.valueOf(number, 3);
    boolean whole = number % 1000 == 0;
    assertThat(text(new JsonOutput(1).thousandths(number)))
        .isEqualTo((whole ? decimal.setScale(0) : decimal).toPlainString());
  }

  @Test
  void theSmallestAndTheLargestNumbersAreWhole() {
    for (long number :
        new long[] {0, 1, -1, 9, 10, 999, -1000, 1001, Long.MAX_VALUE, Long.MIN_VALUE}) {
      wholeNumbersAndThousandthsAreAsBigDecimalHasThem(number);
    }
  }

  /** Eight octets are looked at together: each character stands in each place among others. */
  @Test
  void everyCharacterIsFoundWhereverItStands() throws IOException {
    for (char c = 0; c <= 0x100; c++) {
      for (int before = 0; before < 17; before++) {
        String text = " ~".repeat(10).substring(0, before) + c + "!]".repeat(8);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(expected)) {
          json.writeString(text);
        }
        assertThat(new JsonOutput(1).string(text).take()).isEqualTo(expected.toByteArray());
      }
    }
  }

  private static String text(JsonOutput out) {
    return new String(out.take(), StandardCharsets.UTF_8);
  }

  @Test
  void everyCharacterOfAsciiIsAsJacksonHasIt() throws IOException {
    for (char c = 0; c <= 0x80; c++) {
      ByteArrayOutputStream expected = new ByteArrayOutputStream();
      try (JsonGenerator json = new JsonFactory().createGenerator(expected)) {
        json.writeString("a" + c);
      }
      assertThat(new JsonOutput(1).string("a" + c).take()).isEqualTo(expected.toByteArray());
    }
  }

  @Test
  void halfASurrogatePairIsTheReplacementCharacter() {
    assertThat(new JsonOutput(1).string("a\ud800b").take())
        .isEqualTo(new JsonOutput(1).string("a\ufffdb").take());
  }
}
