package io.keyrota.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GlobProperty {

  @Property(tries = 3000)
  void matchesWhatTheObviousWayMatches(
      @ForAll("patterns") String pattern, @ForAll("texts") String text) {
    assertThat(Glob.of(pattern).matches(text)).isEqualTo(obvious(pattern, text));
  }

  @Property(tries = 300)
  void longPiecesMatchLikewise(
      @ForAll("longPatterns") String pattern, @ForAll("longTexts") String text) {
    assertThat(Glob.of(pattern).matches(text)).isEqualTo(obvious(pattern, text));
    // And one that must match: the pattern with something in the place of what is wild.
    String like = pattern.replace("*", text).replace('?', 'a');
    assertThat(Glob.of(pattern).matches(like)).isTrue();
  }

  @Property(tries = 500)
  void aPartOfATextIsMatchedAsIfItStoodAlone(
      @ForAll("patterns") String pattern, @ForAll("texts") String text) {
    String around = "ab" + text + "ba";
    assertThat(Glob.of(pattern).matches(around, 2, 2 + text.length()))
        .isEqualTo(obvious(pattern, text));
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars("ab*?").ofMaxLength(9);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab").ofMaxLength(12);
  }

  @Provide
  Arbitrary<String> longPatterns() {
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(
                1, Arbitraries.strings().withChars("aab?").ofMinLength(17).ofMaxLength(90)),
            net.jqwik.api.Tuple.of(
                1, Arbitraries.strings().withChars("aaaab").ofMinLength(17).ofMaxLength(40)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(pieces -> "*" + String.join("*", pieces) + "*");
  }

  @Provide
  Arbitrary<String> longTexts() {
    return Arbitraries.strings().withChars("aaaab").ofMaxLength(200);
  }

  /** Every way to match, one after the other. */
  private static boolean obvious(String pattern, String text) {
    boolean[] reached = new boolean[text.length() + 1];
    reached[0] = true;
    for (int at = 0; at < pattern.length(); at++) {
      char c = pattern.charAt(at);
      boolean[] next = new boolean[text.length() + 1];
      for (int i = 0; i <= text.length(); i++) {
        if (c == '*') {
          next[i] = reached[i] || (i > 0 && next[i - 1]);
        } else {
          next[i] = i > 0 && reached[i - 1] && (c == '?' || c == text.charAt(i - 1));
        }
      }
      reached = next;
    }
    return reached[text.length()];
  }
}
