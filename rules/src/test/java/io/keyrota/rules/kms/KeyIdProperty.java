package io.keyrota.rules.kms;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyIdProperty {

  @Property
  void whatIsWrittenIsReadAgain(@ForAll boolean multiRegion, @ForAll long high, @ForAll long low) {
    KeyId id = new KeyId(multiRegion, high, low);

    assertThat(id.text())
        .matches(multiRegion ? "mrk-[0-9a-f]{32}" : "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    assertThat(KeyId.parse(id.text())).contains(id);
  }

  @Property
  void anyOtherCharacterAnywhereMakesItNone(
      @ForAll boolean multiRegion,
      @ForAll long high,
      @ForAll long low,
      @ForAll @IntRange(max = 35) int at,
      @ForAll char other) {
    String text = new KeyId(multiRegion, high, low).text();
    String changed = text.substring(0, at) + other + text.substring(at + 1);

    assertThat(KeyId.parse(changed).map(KeyId::text))
        .isEqualTo(KeyId.parse(changed).map(id -> changed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mrk-",
        "1234abcd-12ab-34cd-56ef-1234567890a",
        "1234abcd-12ab-34cd-56ef-1234567890abc",
        "1234abcd12ab34cd56ef1234567890ab",
        "1234abcd-12ab-34cd-56ef+1234567890ab",
        "1234ABCD-12ab-34cd-56ef-1234567890ab",
        "1234abcg-12ab-34cd-56ef-1234567890ab",
        "mrk-1234abcd-12ab-34cd-56ef-1234567890ab",
        "mrk-1234abcd12ab34cd56ef1234567890a",
        "mrk-1234ABCD12ab34cd56ef1234567890ab",
        "MRK-1234abcd12ab34cd56ef1234567890ab",
      })
  void anyOtherTextIsNone(String text) {
    assertThat(KeyId.parse(text)).isEmpty();
  }
}
