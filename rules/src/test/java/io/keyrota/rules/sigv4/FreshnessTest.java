package io.keyrota.rules.sigv4;

import static io.keyrota.rules.sigv4.Requests.GET;
import static io.keyrota.rules.sigv4.Requests.NOW;
import static io.keyrota.rules.sigv4.Requests.PLAIN;
import static io.keyrota.rules.sigv4.Requests.presigned;
import static io.keyrota.rules.sigv4.Requests.refusal;
import static io.keyrota.rules.sigv4.Requests.signed;
import static io.keyrota.rules.sigv4.Requests.verdict;
import static io.keyrota.rules.sigv4.Requests.without;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.Refusal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreshnessTest {

  @Test
  void acceptsFifteenMinutesEitherWay() {
    PlainMessage signed = signed(PLAIN);
    for (int seconds : List.of(-900, -240, 0, 240, 900)) {
      assertThat(verdict(signed, NOW.plusSeconds(seconds))).isInstanceOf(Verdict.Valid.class);
    }
  }

  @Test
  void refusesOneSecondMoreSayingBothTimes() {
    Refusal late = refusal(signed(PLAIN), NOW.plusSeconds(901));
    assertThat(late.code()).isEqualTo("SignatureDoesNotMatch");
    assertThat(late.message())
        .isEqualTo(
            "Signature expired: 20261123T120000Z is now earlier than 20261123T120001Z"
                + " (20261123T121501Z - 15 min.)");
    Refusal early = refusal(signed(PLAIN), NOW.minusSeconds(901));
    assertThat(early.code()).isEqualTo("SignatureDoesNotMatch");
    assertThat(early.message())
        .isEqualTo(
            "Signature not yet current: 20261123T120000Z is still later than 20261123T115959Z"
                + " (20261123T114459Z + 15 min.)");
  }

  @Test
  void aPresignedRequestIsGoodUntilItExpires() {
    for (Duration expires :
        List.of(Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofDays(7))) {
      PlainMessage message = presigned(expires);
      assertThat(verdict(message, NOW)).isInstanceOf(Verdict.Valid.class);
      assertThat(verdict(message, NOW.plus(expires))).isInstanceOf(Verdict.Valid.class);
      Refusal past = refusal(message, NOW.plus(expires).plusSeconds(1));
      assertThat(past.code()).isEqualTo("RequestExpired");
      assertThat(past.message()).isEqualTo("Request has expired.");
      assertThat(refusal(message, NOW.plus(expires).plusMillis(1)).code())
          .isEqualTo("RequestExpired");
    }
  }

  @Test
  void aPresignedRequestIsNotGoodLongBeforeItsDate() {
    PlainMessage message = presigned(Duration.ofDays(7));
    assertThat(verdict(message, NOW.minusSeconds(900))).isInstanceOf(Verdict.Valid.class);
    assertThat(refusal(message, NOW.minusSeconds(901)).message())
        .startsWith("Signature not yet current: ");
  }

  /** Some SDKs presign without X-Amz-Expires; then the rule of the header form holds. */
  @Test
  void aPresignedRequestThatDoesNotSayIsGoodForFifteenMinutes() {
    String query = presigned(Duration.ofSeconds(60)).query();
    PlainMessage message =
        GET.withQuery(query == null ? null : query.replaceAll("&X-Amz-Expires=60", ""));
    assertThat(refusal(message, NOW.plusSeconds(900)).message())
        .startsWith("The request signature");
    assertThat(refusal(message, NOW.plusSeconds(901)).message()).startsWith("Signature expired: ");
  }

  @Test
  void readsTheDateHeaderWhereThereIsNoAmzDate() {
    for (String date : List.of("Mon, 23 Nov 2026 12:00:00 GMT", "20261123T120000Z")) {
      PlainMessage dated = PLAIN.with(List.of(new Field("Date", date)));
      Claim claim = Claim.parse(without("X-Amz-Date", signed(dated)));
      assertThat(((Claim.Signed) claim).date()).isEqualTo(AmzDate.of(NOW));
    }
  }
}
