package io.keyrota.rules.iam;

import static io.keyrota.rules.iam.TokenIssuer.Algorithm.ES384;
import static io.keyrota.rules.iam.TokenIssuer.Algorithm.RS256;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.TokenIssuer.Algorithm;
import io.keyrota.rules.iam.TokenIssuer.IssuerKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an issuer's keys sign, are followed, and go. */
final class TokenIssuerTest {
  private static final Instant BEGIN = Instant.parse("2026-11-27T00:00:00Z");
  private static final TokenIssuer NEW = issuer(true, key(RS256, 0, BEGIN), key(ES384, 0, BEGIN));

  private static TokenIssuer issuer(boolean enabled, IssuerKey... keys) {
    return new TokenIssuer(
        new AccountId("111122223333"), "id", "https://i.example.com/id", enabled, List.of(keys));
  }

  private static IssuerKey key(Algorithm algorithm, int number, Instant from) {
    return new IssuerKey(algorithm, number, "arn" + number, "n", "e", from);
  }

  private static Instant day(double day) {
    return BEGIN.plus(Duration.ofMinutes(Math.round(day * 24 * 60)));
  }

  @ParameterizedTest
  @CsvSource({
    // day, keys that sign, algorithms that need another, keys that may go
    "0, RSA_0, 0, 0",
    "363.9, RSA_0, 0, 0",
    "364, RSA_0, 2, 0",
    "400, RSA_0, 2, 0",
  })
  void aKeyIsFollowedADayBeforeItsYearIsOver(double day, String signer, int wanting, int outdated) {
    assertThat(NEW.signer(RS256, day(day)).id()).isEqualTo(signer);
    assertThat(NEW.wanting(day(day))).hasSize(wanting);
    assertThat(NEW.outdated(day(day))).hasSize(outdated);
    assertThat(NEW.due()).contains(day(364));
  }

  @ParameterizedTest
  @CsvSource({
    "364, RSA_0, false",
    "364.9, RSA_0, false",
    "365, RSA_1, false",
    "365.9, RSA_1, false",
    "366, RSA_1, true",
  })
  void theNextSignsADayLaterAndTheFormerGoesADayAfterThat(
      double day, String signer, boolean outdated) {
    TokenIssuer issuer = NEW.with(key(RS256, 1, day(365)));
    assertThat(issuer.wanting(day(364))).containsExactly(ES384);
    assertThat(issuer.signer(RS256, day(day)).id()).isEqualTo(signer);
    assertThat(issuer.signer(ES384, day(day)).id()).isEqualTo("EC384_0");
    assertThat(issuer.outdated(day(day))).hasSize(outdated ? 1 : 0);
    assertThat(issuer.without(issuer.outdated(day(day))).keys()).hasSize(outdated ? 2 : 3);
  }

  @Test
  void whatIsDueNextIsTheEarliestOfBoth() {
    TokenIssuer both = NEW.with(key(RS256, 1, day(365))).with(key(ES384, 1, day(365)));
    assertThat(both.due()).contains(day(366));
    TokenIssuer rest = both.without(both.outdated(day(366)));
    assertThat(rest.keys()).extracting(IssuerKey::id).containsExactly("RSA_1", "EC384_1");
    assertThat(rest.due()).contains(day(729));
  }

  @Test
  void whereNothingIsSignedNothingFollowsButWhatIsOldGoes() {
    assertThat(NEW.enabled(false).due()).isEmpty();
    assertThat(NEW.enabled(false).wanting(day(1000))).isEmpty();
    assertThat(NEW.with(key(RS256, 1, day(365))).enabled(false).due()).contains(day(366));
    assertThat(NEW.enabled(false).enabled(true).wanting(day(1000))).hasSize(2);
  }

  @Test
  void beforeTheFirstKeysTimeItSignsAllTheSame() {
    assertThat(NEW.signer(RS256, BEGIN.minusSeconds(1)).id()).isEqualTo("RSA_0");
  }
}
