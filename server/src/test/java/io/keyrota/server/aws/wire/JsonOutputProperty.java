package io.keyrota.server.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.keyrota.server.json.JsonOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
