package io.keyrota.server.acm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.keyrota.models.acm.AcmModel;
import io.keyrota.models.acm.CertificateOptions;
import io.keyrota.models.acm.RenewCertificateRequest;
import io.keyrota.models.acm.RequestCertificateRequest;
import io.keyrota.rules.kms.KeySpec;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** RSA key pairs are made in idle time, taken when time signs, and never inside a request. */
class ReserveTest {
  private final AcmHarness acm = new AcmHarness();

  @Test
  void aRequestAsksForAPairThatIsMadeWhileItsNamesAreProved() {
    assertThat(ready()).isZero();
    String arn = request();
    assertThat(ready()).as("the request made none").isZero();
    idle();
    int stock = ready();
    assertThat(stock).isPositive();
    acm.prove(arn);
    assertThat(ready()).isEqualTo(stock);
    acm.live(Duration.ofMinutes(1));
    assertThat(acm.status(arn)).isEqualTo("ISSUED");
    assertThat(ready()).as("the signing took one that was ready").isEqualTo(stock - 1);
  }

  @Test
  void aRenewalTakesFromTheReserveToo() {
    String arn = request();
    acm.prove(arn);
    acm.live(Duration.ofMinutes(1));
    acm.use(arn);
    idle();
    int stock = ready();
    acm.call(AcmModel.renewCertificate(), new RenewCertificateRequest(arn));
    assertThat(ready()).as("the request took none").isEqualTo(stock);
    acm.live(Duration.ofHours(1));
    assertThat(ready()).isEqualTo(stock - 1);
  }

  @Test
  void nothingIsKeptReadyForCurves() {
    acm.issued("www.example.com");
    assertThat(ready()).isZero();
  }

  private String request() {
    return Objects.requireNonNull(
        acm.call(
                AcmModel.requestCertificate(),
                new RequestCertificateRequest(
                    "www.example.com",
                    "DNS",
                    null,
                    null,
                    null,
                    new CertificateOptions(null, null, null),
                    null,
                    null,
                    null,
                    null))
            .certificateArn());
  }

  /** What the reserve's thread does once it has nothing else to do. */
  private void idle() {
    assertTimeoutPreemptively(Duration.ofSeconds(60), acm.pairs::refill);
  }

  private int ready() {
    return acm.pairs.ready(KeySpec.RSA_2048);
  }
}
