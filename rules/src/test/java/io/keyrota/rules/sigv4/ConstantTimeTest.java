package io.keyrota.rules.sigv4;

import static io.keyrota.rules.sigv4.Requests.IAM;
import static io.keyrota.rules.sigv4.Requests.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.secret.Secret;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The time of a refusal does not depend on how much of the signature is right, nor on whether the
 * key is known. Medians of many short, interleaved samples; a busy machine disturbs both sides
 * alike and gets several rounds, a leak shows in every round: the same instrument must see the leak
 * of a comparison that stops at the first difference.
 */
@Isolated("it measures time")
class ConstantTimeTest {
  private static final int SAMPLES = 301;
  private static final int ROUNDS = 24;
  private static final double LEAK = 0.15;

  @Test
  void theComparisonTakesAsLongForSixtyThreeRightDigitsAsForNone() {
    Bytes text = new Bytes(64);
    text.add("a string to sign");
    SigningKey key = Vectors.key();
    String right = key.sign(text);
    String none = flipped(right, 0);
    String almost = flipped(right, 63);
    assertThat(key.signed(text, right)).isTrue();
    assertThat(key.signed(text, none)).isFalse();
    assertThat(key.signed(text, almost)).isFalse();
    assertThat(leaks(60, () -> key.signed(text, none), () -> key.signed(text, almost))).isFalse();
  }

  @Test
  void theInstrumentSeesAComparisonThatStopsAtTheFirstDifference() {
    String right = "0123456789abcdef".repeat(4);
    String none = flipped(right, 0);
    String almost = flipped(right, 63);
    Predicate<String> leaky = given -> stopsEarly(right, given);
    assertThat(leaks(2000, () -> leaky.test(none), () -> leaky.test(almost))).isTrue();
  }

  @Test
  void anUnknownKeyTakesAsLongAsAKnownOneWithAWrongSignature() {
    PlainMessage message = Requests.edited("Signature=.{8}", "Signature=zzzzzzzz");
    Claim.Signed claim = (Claim.Signed) Claim.parse(message);
    try (Secret secret = Secret.ofText(Vectors.SECRET);
        SigningKey known = SigningKey.derive(secret, claim.scope());
        SigningKey nobody = SigningKey.ofNobody(claim.scope())) {
      BooleanSupplier wrong =
          () -> Verification.check(message, claim, IAM, NOW, known) instanceof Verdict.Valid;
      BooleanSupplier unknown =
          () ->
              Verification.checkUnknown(message, claim, IAM, NOW, nobody)
                  .refusal()
                  .code()
                  .isEmpty();
      assertThat(leaks(40, wrong, unknown)).isFalse();
    }
  }

  /** Whether the medians differ by more than the bound in every round. */
  private static boolean leaks(int calls, BooleanSupplier a, BooleanSupplier b) {
    for (int i = 0; i < 40; i++) {
      time(calls * 5, a);
      time(calls * 5, b);
    }
    for (int round = 0; round < ROUNDS; round++) {
      long[] first = new long[SAMPLES];
      long[] second = new long[SAMPLES];
      for (int i = 0; i < SAMPLES; i++) {
        first[i] = time(calls, a);
        second[i] = time(calls, b);
      }
      Arrays.sort(first);
      Arrays.sort(second);
      double one = first[SAMPLES / 2];
      double other = second[SAMPLES / 2];
      if (Math.abs(one - other) <= LEAK * Math.min(one, other)) {
        return false;
      }
    }
    return true;
  }

  private static long time(int calls, BooleanSupplier work) {
    int yes = 0;
    long start = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      if (work.getAsBoolean()) {
        yes++;
      }
    }
    long time = System.nanoTime() - start;
    assertThat(yes).isZero();
    return time;
  }

  private static boolean stopsEarly(String right, String given) {
    for (int i = 0; i < right.length(); i++) {
      if (right.charAt(i) != given.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static String flipped(String digits, int index) {
    char other = digits.charAt(index) == '0' ? '1' : '0';
    return digits.substring(0, index) + other + digits.substring(index + 1);
  }
}
