package io.keyrota.server.acm;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.acm.AcmModel;
import io.keyrota.models.acm.DomainValidation;
import io.keyrota.models.acm.ExpiryEventsConfiguration;
import io.keyrota.models.acm.PutAccountConfigurationRequest;
import io.keyrota.rules.acm.AcmQuota;
import io.keyrota.rules.acm.AcmQuotas;
import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateStatus;
import io.keyrota.rules.acm.RevocationReason;
import io.keyrota.rules.acm.X509Facts;
import io.keyrota.server.aws.Call;
import io.keyrota.server.events.Event;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Five hundred certificates live from 2026 to 2030, through the steps of the CA/Browser Forum,
 * while the records of some are gone: nothing in use expires unless its owner was told in time.
 * Signing is left out: what is signed is tested elsewhere.
 */
@Order(1) // takes long, so it begins first
class FleetTest {
  private static final Instant START = Instant.parse("2026-01-15T00:00:00Z");
  private static final Instant END = Instant.parse("2030-01-15T00:00:00Z");
  private static final int FLEET = 500;
  private static final int BROKEN_EACH = 50;

  /** Writes down what it would sign. */
  private static final class NoIssuer implements Issuer {
    private long serial;

    @Override
    public Answer sign(Call call, Wanted wanted, Snapshot seen) {
      serial++;
      return new Answer.Signed(
          "certificate " + serial,
          "chain",
          new X509Facts(
              Long.toHexString(serial),
              "CN=" + wanted.names().getFirst(),
              "CN=nobody",
              wanted.names(),
              wanted.notBefore(),
              wanted.notAfter(),
              "SHA256WITHECDSA",
              List.of("DIGITAL_SIGNATURE"),
              List.of()),
          List.of());
    }

    @Override
    public List<Change> revoke(
        Call call, Certificate certificate, RevocationReason reason, Snapshot seen) {
      return List.of();
    }
  }

  @Test
  void nothingInUseExpiresUnlessItsOwnerWasTold() {
    AcmHarness acm =
        new AcmHarness(
            START, AcmQuotas.STANDARD.with(AcmQuota.CERTIFICATES, FLEET), house -> new NoIssuer());
    // The approach of the end is told on the last day alone, which no renewed one sees.
    acm.call(
        AcmModel.putAccountConfiguration(),
        new PutAccountConfigurationRequest(new ExpiryEventsConfiguration(1), "one"));
    List<String> fleet = new ArrayList<>();
    for (int i = 0; i < FLEET; i++) {
      String arn = acm.request("host" + i + ".example.com");
      acm.prove(arn);
      fleet.add(arn);
      if (i % 50 == 49) {
        acm.live(Duration.ofHours(13));
      }
    }
    fleet.forEach(acm::use);
    List<String> broken = new ArrayList<>();
    TreeSet<Long> lives = new TreeSet<>();
    int months = 0;
    while (acm.now().isBefore(END)) {
      acm.liveDays(30);
      if (months++ == 6) {
        // Two in a hundred take their records away and never look again.
        for (int i = 7; i < FLEET; i += BROKEN_EACH) {
          acm.dns.remove(validation(acm, fleet.get(i)));
          broken.add(fleet.get(i));
        }
      }
      for (String arn : fleet) {
        Certificate row = acm.row(arn);
        lives.add(row.facts().orElseThrow().life().toDays());
        if (!broken.contains(arn)) {
          assertThat(row.status()).as(arn + " at " + acm.now()).isEqualTo(CertificateStatus.ISSUED);
          assertThat(row.facts().orElseThrow().notAfter()).isAfter(acm.now());
        }
      }
    }
    assertThat(broken).hasSize(FLEET / BROKEN_EACH);
    assertThat(lives).containsExactly(45L, 98L, 198L, 395L);
    Map<String, List<Event>> told = new HashMap<>();
    for (Event event : acm.all()) {
      told.computeIfAbsent(event.resources().getFirst(), arn -> new ArrayList<>()).add(event);
    }
    for (String arn : broken) {
      assertThat(acm.row(arn).status()).isEqualTo(CertificateStatus.EXPIRED);
      Instant end = acm.row(arn).facts().orElseThrow().notAfter();
      List<Instant> notices =
          told.getOrDefault(arn, List.of()).stream()
              .filter(event -> event.detailType().endsWith("Renewal Action Required"))
              .map(Event::time)
              .toList();
      assertThat(notices).hasSizeGreaterThanOrEqualTo(5);
      assertThat(notices.getFirst()).isBefore(end.minus(Duration.ofDays(30)));
    }
  }

  private static DomainValidation validation(AcmHarness acm, String arn) {
    return acm.validations(arn).getFirst();
  }
}
