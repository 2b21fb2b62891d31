package io.keyrota.rules.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;

class PlainProperty {

  @Property
  void aTextIsPlainWhenEachOfItsCharactersIs(
      @ForAll @CharRange(from = ' ', to = '~') String before,
      @ForAll @IntRange(max = 0xffff) int odd,
      @ForAll @CharRange(from = ' ', to = '~') String after) {
    for (String text : new String[] {before, before + (char) odd, before + (char) odd + after}) {
      boolean plain = text.chars().allMatch(PlainProperty::isPlain);

      assertThat(Plain.octets(text)).isEqualTo(plain ? text.getBytes(UTF_8) : null);
    }
  }

  @Property
  void aControlCharacterIsFoundWhereverItStands(@ForAll byte[] octets) {
    boolean holds = false;
    for (byte octet : octets) {
      holds |= octet >= 0 && octet < ' ';
    }

    assertThat(Plain.holdsControl(octets)).isEqualTo(holds);
  }

  private static boolean isPlain(int c) {
    return c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '?';
  }
}
