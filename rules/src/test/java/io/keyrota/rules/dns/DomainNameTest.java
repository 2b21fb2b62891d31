package io.keyrota.rules.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainNameTest {
  private static DomainName name(String text) {
    try {
      return DomainName.of(text);
    } catch (DomainName.Malformed malformed) {
      throw new AssertionError(malformed.problem());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, example.com.",
    "EXAMPLE.com., example.com.",
    "*.example.com, \\052.example.com.",
    "\\052.example.com, \\052.example.com.",
    "\\101b.example.com, ab.example.com.",
    "_acme-challenge.a, _acme-challenge.a.",
    "a/b.example.com, a\\057b.example.com.",
    "a\\056b.example.com, a\\056b.example.com.",
    "., .",
  })
  void namesHaveOneForm(String given, String form) {
    assertThat(name(given).text()).isEqualTo(form);
    assertThat(name(form)).isEqualTo(name(given));
  }

  @ParameterizedTest
  @CsvSource({
    "'', DomainNameEmpty",
    "a..b, DomainLabelEmpty",
    ".a, DomainLabelEmpty",
    "a b, UnsupportedCharacter",
    "bücher.example, UnsupportedCharacter",
    "a\\9.example, UnsupportedCharacter",
    "a\\400.example, UnsupportedCharacter",
  })
  void othersAreRefusedInRoute53sWords(String given, String code) {
    assertThatExceptionOfType(DomainName.Malformed.class)
        .isThrownBy(() -> DomainName.of(given))
        .satisfies(
            e ->
                assertThat(e.problem())
                    .startsWith("FATAL problem: " + code + " (")
                    .endsWith("encountered with '" + given + "'"));
  }

  @Test
  void labelsAndNamesHaveTheirLengths() {
    assertThat(name("a".repeat(63) + ".b").labels()).hasSize(2);
    assertThatExceptionOfType(DomainName.Malformed.class)
        .isThrownBy(() -> DomainName.of("a".repeat(64) + ".b"))
        .satisfies(e -> assertThat(e.problem()).contains("DomainLabelTooLong"));
    String longest = ("a".repeat(49) + ".").repeat(5) + "abc";
    assertThat(name(longest).text()).hasSize(longest.length() + 1);
    assertThatExceptionOfType(DomainName.Malformed.class)
        .isThrownBy(() -> DomainName.of(longest + "d"))
        .satisfies(e -> assertThat(e.problem()).contains("DomainNameTooLong"));
  }

  @Test
  void namesKnowTheirRelatives() {
    DomainName name = name("a.b.example.com");
    assertThat(name.parent()).isEqualTo(name("b.example.com"));
    assertThat(name("com").parent().isRoot()).isTrue();
    assertThat(name.wildcard()).isEqualTo(name("*.a.b.example.com"));
    assertThat(name.wildcard().isWildcard()).isTrue();
    assertThat(name.isWithin(name("example.com"))).isTrue();
    assertThat(name.isWithin(name("ample.com"))).isFalse();
    assertThat(name("example.com").isWithin(name)).isFalse();
    assertThat(name.reversed()).isEqualTo("com.example.b.a.");
    assertThat(name.labels()).isEqualTo(List.of("a", "b", "example", "com"));
  }

  @Property(tries = 500)
  void whateverIsTakenIsTakenAgainAsItIs(@ForAll String given) {
    try {
      DomainName taken = DomainName.of(given);
      assertThat(name(taken.text())).isEqualTo(taken);
    } catch (DomainName.Malformed malformed) {
      assertThat(malformed.problem()).startsWith("FATAL problem: ");
    }
  }
}
