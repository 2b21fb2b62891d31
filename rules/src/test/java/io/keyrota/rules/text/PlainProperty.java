package io.keyrota.rules.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What is found eight octets at a time is what each character says by itself. */
class PlainProperty {

  @Property
  void aTextIsPlainWhenEachOfItsCharactersIs(
      @ForAll @CharRange(from = ' ', to = '~') String before,
      @ForAll @IntRange(max = 0xffff) int odd,
      @ForAll @CharRange(from = ' ', to = '~') String after) {
    for (String text : new String[] {before, before + (char) odd, before + (char) odd + after}) {
      agrees(text);
    }
  }

  @Test
  void everyCharacterIsSeenWhereverItStands() {
    for (char c = 0; c <= 0x100; c++) {
      for (int length = 1; length <= 20; length++) {
        for (int at = 0; at < length; at++) {
          agrees("~".repeat(at) + c + " ".repeat(length - at - 1));
        }
      }
    }
    agrees("");
    agrees("half a pair \ud800");
    agrees("\udc00");
  }

  private static void agrees(String text) {
    boolean printable = text.chars().allMatch(PlainProperty::isPrintable);
    boolean plain = printable && text.chars().noneMatch(c -> c == '"' || c == '\\');
    assertThat(Plain.printable(text)).isEqualTo(printable ? text.getBytes(UTF_8) : null);
    assertThat(Plain.octets(text)).isEqualTo(plain ? text.getBytes(UTF_8) : null);
  }

  private static boolean isPrintable(int c) {
    return c >= ' ' && c < 0x7f && c != '?';
  }

  @Property
  void aControlCharacterIsFoundWhereverItStands(@ForAll byte[] octets) {
    boolean holds = false;
    for (byte octet : octets) {
      holds |= octet >= 0 && octet < ' ';
    }

    assertThat(Plain.holdsControl(octets)).isEqualTo(holds);
  }
}
