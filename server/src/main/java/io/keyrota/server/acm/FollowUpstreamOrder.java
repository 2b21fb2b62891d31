package io.keyrota.server.acm;

import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.rules.acm.CertificateLife;
import io.keyrota.rules.acm.CertificateStatus;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Duty;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.UpstreamAuthority.Challenge;
import io.keyrota.server.aws.UpstreamAuthority.Progress;
import io.keyrota.server.pki.CertificateFiles;
import io.keyrota.server.pki.CertificateRequests;
import io.keyrota.server.pki.X509;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes orders at another authority from their placing to the certificate. Whatever goes wrong
 * means not yet: it is tried again, ever more rarely, for as long as the certificate waits.
 */
final class FollowUpstreamOrder implements Duty<Progress> {
  private static final System.Logger LOG = System.getLogger("keyrota.acm");
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LATER = Duration.ofMinutes(1);
  private static final Duration ANEW = Duration.ofMinutes(15);
  private static final Duration LATEST = Duration.ofHours(6);

  private final AcmWorks works;
  private final UpstreamIssuance upstream;

  FollowUpstreamOrder(AcmWorks works, UpstreamIssuance upstream) {
    this.works = works;
    this.upstream = upstream;
  }

  @Override
  public String kind() {
    return UpstreamOrderTable.TABLE.kind();
  }

  @Override
  public String principal() {
    return PrivateKeys.PRINCIPAL;
  }

  @Override
  public String eventName() {
    return "FollowCertificateOrder";
  }

  private static CertificateArn arn(Due due) {
    return new CertificateArn(
        due.identity().place().account(), due.identity().place().region(), due.identity().id());
  }

  @Override
  public Progress observe(Due due) {
    return UpstreamOrderTable.find(arn(due), upstream.store().get())
        .map(order -> upstream.authority().goOn(order.order(), order.names(), order.csr()))
        .orElse(new Progress.Waiting());
  }

  @Override
  public Outcome<Instant> judge(Call call, Due due, Progress found, Snapshot seen) {
    CertificateArn arn = arn(due);
    Optional<UpstreamOrder> row = UpstreamOrderTable.find(arn, seen);
    if (row.isEmpty()) {
      return Outcome.of(call.now());
    }
    UpstreamOrder order = row.get();
    Optional<Certificate> certificate =
        CertificateTable.find(arn, seen)
            .filter(it -> it.underProof() && CertificateLife.allComplete(it));
    if (certificate.isEmpty()) {
      return new Outcome<>(call.now(), ended(arn, order, seen));
    }
    return switch (found) {
      case Progress.Prove prove ->
          new Outcome<>(call.now(), proving(arn, order, prove, call, seen));
      case Progress.Waiting waiting -> Outcome.of(call.now().plus(half(order, call, SOON, LATER)));
      case Progress.Unreachable unreachable -> {
        LOG.log(System.Logger.Level.WARNING, arn + " waits: " + unreachable.why());
        yield Outcome.of(call.now().plus(half(order, call, LATER, LATEST)));
      }
      case Progress.Failed failed ->
          new Outcome<>(call.now(), anew(arn, order, failed.why(), call, seen));
      case Progress.Issued issued ->
          new Outcome<>(call.now(), issued(certificate.get(), order, issued.chain(), call, seen));
    };
  }

  /** Half of how long it has waited already: nothing is written for it. */
  private static Duration half(UpstreamOrder order, Call call, Duration least, Duration most) {
    Duration half = Duration.between(order.since(), call.now()).dividedBy(2);
    return half.compareTo(least) < 0 ? least : half.compareTo(most) > 0 ? most : half;
  }

  /** Twice as long each time. */
  static Duration pause(Duration first, long times, Duration most) {
    Duration pause = first.multipliedBy(1L << Math.min(times, 16));
    return pause.compareTo(most) > 0 ? most : pause;
  }

  private static List<Change> ended(CertificateArn arn, UpstreamOrder order, Snapshot seen) {
    List<Change> changes =
        new ArrayList<>(DnsChallengeTable.remove(arn.id(), order.challenges(), seen));
    changes.add(UpstreamOrderTable.remove(arn));
    return changes;
  }

  private static List<Change> proving(
      CertificateArn arn, UpstreamOrder order, Progress.Prove prove, Call call, Snapshot seen) {
    List<String> names = prove.challenges().stream().map(Challenge::name).distinct().toList();
    List<Change> changes =
        new ArrayList<>(DnsChallengeTable.set(arn.id(), prove.challenges(), seen));
    changes.add(UpstreamOrderTable.put(arn, order.placed(prove.order(), names, call.now())));
    return changes;
  }

  private static List<Change> anew(
      CertificateArn arn, UpstreamOrder order, String why, Call call, Snapshot seen) {
    LOG.log(System.Logger.Level.WARNING, arn + " was not issued: " + why);
    List<Change> changes =
        new ArrayList<>(DnsChallengeTable.remove(arn.id(), order.challenges(), seen));
    changes.add(
        UpstreamOrderTable.put(
            arn, order.failed(call.now(), call.now().plus(pause(ANEW, order.failures(), LATEST)))));
    return changes;
  }

  /** Takes what was signed, where it is for our key and names. */
  private List<Change> issued(
      Certificate certificate, UpstreamOrder order, String chain, Call call, Snapshot seen) {
    List<X509> all = CertificateFiles.chainOf(chain).orElse(List.of());
    boolean ours =
        !all.isEmpty()
            && CertificateRequests.isFor(order.csr(), all.getFirst())
            && all.getFirst().facts().names().containsAll(order.names())
            && certificate.status() != CertificateStatus.REVOKED;
    if (!ours) {
      return anew(certificate.arn(), order, "it is for another key or name", call, seen);
    }
    StringBuilder above = new StringBuilder();
    all.subList(1, all.size()).forEach(each -> above.append(each.pem()));
    List<Change> changes = ended(certificate.arn(), order, seen);
    changes.addAll(
        Issuance.kept(
            certificate,
            new Issuer.Answer.Signed(
                all.getFirst().pem(),
                above.toString(),
                HouseIssuer.facts(all.getFirst().facts()),
                List.of()),
            order.sealedKey(),
            works,
            call,
            seen));
    return changes;
  }
}
