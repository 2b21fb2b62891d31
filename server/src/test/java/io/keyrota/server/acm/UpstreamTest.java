package io.keyrota.server.acm;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.dns.RecordType;
import io.keyrota.server.aws.UpstreamAuthority;
import io.keyrota.server.aws.UpstreamAuthority.Progress;
import io.keyrota.server.aws.Zones;
import io.keyrota.server.store.Place;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Orders at another authority: what comes of its answers, and how often it is asked. */
class UpstreamTest {
  private static final UpstreamAuthority.Challenge CHALLENGE =
      new UpstreamAuthority.Challenge("_acme-challenge.www.example.com.", "proof");

  /** Answers what the test says, then that it has not decided. */
  private static final class Scripted implements UpstreamAuthority {
    private final Deque<Progress> answers = new ArrayDeque<>();
    private final List<Optional<String>> orders = Collections.synchronizedList(new ArrayList<>());
    private Progress rest = new Progress.Waiting();
    private final List<String> revoked = Collections.synchronizedList(new ArrayList<>());
    private boolean hears = true;

    @Override
    public boolean issues(List<String> names) {
      return names.stream().allMatch(name -> name.endsWith("example.com"));
    }

    @Override
    public synchronized Progress goOn(Optional<String> order, List<String> names, byte[] csr) {
      orders.add(order);
      return answers.isEmpty() ? rest : answers.pop();
    }

    @Override
    public synchronized Told revoke(String certificate, int reason) {
      revoked.add(certificate + " " + reason);
      return hears ? new Told.Heard() : new Told.NotYet("nobody there");
    }
  }

  private final Scripted authority = new Scripted();
  private final AcmHarness acm = new AcmHarness(authority);

  private String proved() {
    String arn = acm.request("www.example.com");
    assertThat(authority.orders).as("nothing is asked inside a request").isEmpty();
    acm.prove(arn);
    return arn;
  }

  @Test
  void recordsStandWhileAnOrderIsProvedAndAreGoneAfterIt() {
    authority.answers.add(new Progress.Prove("https://ca/order/1", List.of(CHALLENGE)));
    String arn = proved();
    acm.live(Duration.ofMinutes(1));
    assertThat(authority.orders.getFirst()).isEmpty();
    assertThat(authority.orders.getLast()).contains("https://ca/order/1");
    assertThat(records()).containsExactly("\"proof\"");
    assertThat(acm.status(arn)).isEqualTo("PENDING_VALIDATION");
    authority.answers.add(new Progress.Failed("no"));
    acm.live(Duration.ofMinutes(2));
    assertThat(records()).isEmpty();
  }

  @Test
  void anOrderThatFailsIsPlacedAnewEverMoreRarely() {
    authority.rest = new Progress.Failed("rejected");
    String arn = proved();
    acm.live(Duration.ofHours(6));
    assertThat(authority.orders).hasSizeBetween(4, 8).allMatch(Optional::isEmpty);
    assertThat(acm.status(arn)).isEqualTo("PENDING_VALIDATION");
  }

  @Test
  void anAuthorityThatDoesNotAnswerMeansNotYetUntilTheTimeIsOver() {
    authority.rest = new Progress.Unreachable("nobody there");
    String arn = proved();
    acm.live(Duration.ofHours(7));
    assertThat(authority.orders).hasSizeBetween(5, 25);
    assertThat(acm.status(arn)).isEqualTo("PENDING_VALIDATION");
    acm.live(Duration.ofDays(3));
    assertThat(acm.status(arn)).isEqualTo("VALIDATION_TIMED_OUT");
    int asked = authority.orders.size();
    acm.live(Duration.ofDays(3));
    assertThat(authority.orders.size()).isLessThanOrEqualTo(asked + 1);
    assertThat(acm.store.ofKind("certificate-order")).isEmpty();
  }

  @Test
  void aCertificateForAnotherKeyIsNotTaken() {
    String other = acm.issued("www.example.net");
    authority.answers.add(new Progress.Prove("https://ca/order/1", List.of(CHALLENGE)));
    authority.answers.add(new Progress.Issued(body(other)));
    String arn = proved();
    acm.live(Duration.ofMinutes(5));
    assertThat(acm.status(arn)).isEqualTo("PENDING_VALIDATION");
    assertThat(records()).isEmpty();
  }

  @Test
  void aRevocationIsToldLessAndLessOftenUntilItIsHeard() {
    authority.hears = false;
    acm.commit(
        seen ->
            List.of(
                UpstreamRevocationTable.put(
                    new Place(AcmHarness.ACCOUNT, AcmHarness.REGION),
                    new UpstreamRevocation("ab", "PEM", 1, 0, acm.now()))));
    acm.live(Duration.ofMinutes(8));
    assertThat(authority.revoked).as("at once and after 1, 2 and 4 minutes").hasSize(4);
    acm.live(Duration.ofDays(1));
    int told = authority.revoked.size();
    assertThat(told).as("every six hours at last").isBetween(11, 13);
    authority.hears = true;
    acm.live(Duration.ofHours(6));
    assertThat(authority.revoked).hasSize(told + 1).containsOnly("PEM 1");
    assertThat(acm.store.ofKind("certificate-revocation")).isEmpty();
    acm.live(Duration.ofDays(3));
    assertThat(authority.revoked).hasSize(told + 1);
  }

  @Test
  void otherNamesAreOurOwnToIssue() {
    assertThat(acm.status(acm.issued("www.example.net"))).isEqualTo("ISSUED");
    assertThat(authority.orders).isEmpty();
  }

  @Test
  void aDeletedCertificatesOrderEnds() {
    String arn = proved();
    acm.live(Duration.ofMinutes(1));
    var _ =
        acm.call(
            io.keyrota.models.acm.AcmModel.deleteCertificate(),
            new io.keyrota.models.acm.DeleteCertificateRequest(arn));
    acm.live(Duration.ofMinutes(5));
    assertThat(acm.store.ofKind("certificate-order")).isEmpty();
  }

  private String body(String arn) {
    return CertificateBodyTable.need(acm.row(arn), acm.store.snapshot()).certificate();
  }

  /** What the hosted zone answers. */
  private List<String> records() {
    Zones.Zone zone =
        new Zones.Zone() {
          @Override
          public String apex() {
            return "example.com.";
          }

          @Override
          public List<Zones.RecordSet> at(String name) {
            return List.of();
          }

          @Override
          public boolean anyBelow(String name) {
            return false;
          }
        };
    return new ChallengedZones(name -> Optional.of(zone), acm.store::snapshot)
        .of(CHALLENGE.name()).orElseThrow().at(CHALLENGE.name()).stream()
            .filter(set -> set.type() == RecordType.TXT)
            .flatMap(set -> set.data().stream())
            .toList();
  }
}
