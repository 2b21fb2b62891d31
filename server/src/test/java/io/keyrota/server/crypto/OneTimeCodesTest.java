package io.keyrota.server.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.secret.Secret;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6238, appendix B, of whose eight digits a code has the last six. */
class OneTimeCodesTest {

  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codesAreTheRfcs(long second, String code) {
    try (Secret seed = Secret.ofText("12345678901234567890")) {
      assertThat(OneTimeCodes.code(seed, second / 30)).isEqualTo(code);
    }
  }
}
