package io.keyrota.rules.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;

class UnicodeProperty {

  /** Java replaces what has no UTF-8 form by a question mark. */
  @Property
  void aWellFormedTextIsOneThatComesBackFromUtf8(
      @ForAll @CharRange(from = '\ud7f0', to = '\ue00f') String text) {
    boolean comesBack = new String(text.getBytes(UTF_8), UTF_8).equals(text);

    assertThat(Unicode.isWellFormed(text)).isEqualTo(comesBack);
  }

  @Property
  void halvesInTheWrongOrderAreNotWellFormed(@ForAll String before) {
    assertThat(Unicode.isWellFormed(before + "\udc00\ud800")).isFalse();
    assertThat(Unicode.isWellFormed("\ud800\udc00")).isTrue();
  }
}
