package io.keyrota.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MfaDeviceTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final long STEP = NOON.getEpochSecond() / 30;

  /**
   * @param shown steps between the second code's and the moment it came: what it took to type it,
   *     or how far the device's clock is off
   * @param asked the step of a later code, counted from the moment it comes
   */
  @ParameterizedTest
  @CsvSource({
    // A device with the right clock, enabled at once; a code is good a step early or late.
    "0, -2, false",
    "0, -1, true",
    "0, 0, true",
    "0, 1, true",
    "0, 2, false",
    // Typed late, or a clock that is behind: either may be the reason, and both stay good.
    "-1, -3, false",
    "-1, -2, true",
    "-1, 0, true",
    "-1, 1, false",
    "-2, -4, false",
    "-2, -3, true",
    "-2, 0, true",
    "-2, 1, false",
    "-4, -5, true",
    "-4, -2, true",
    "-4, 0, true",
    "-4, 1, false",
    // Nobody types for so long: this clock is behind.
    "-5, -7, false",
    "-5, -6, true",
    "-5, -4, true",
    "-5, -3, false",
    "-5, 0, false",
    "-19, -18, true",
    "-19, 0, false",
    // Nobody types a code before it is shown: this clock is ahead.
    "2, 0, false",
    "2, 1, true",
    "2, 3, true",
    "2, 4, false",
  })
  void theClockOfADeviceIsLearnedFromTheCodesThatEnabledIt(
      long shown, long asked, boolean accepted) {
    MfaDevice device =
        MfaDevice.create(new AccountId("111122223333"), "/", "phone", Tags.NONE, NOON)
            .enabledFor(
                "AIDAEXAMPLE",
                code(STEP + shown - 1),
                code(STEP + shown),
                MfaDeviceTest::code,
                NOON);
    Instant later = NOON.plusSeconds(3_600);
    String code = code(later.getEpochSecond() / 30 + asked);

    var after = device.spending(code, MfaDeviceTest::code, later);

    assertThat(after.isPresent()).isEqualTo(accepted);
    after.ifPresent(
        spent -> assertThat(spent.spending(code, MfaDeviceTest::code, later)).isEmpty());
  }

  private static String code(long step) {
    return String.format("%09d", step);
  }
}
