package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.ServerCertificate;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Certificates;
import io.keyrota.server.aws.ServiceCalls;
import io.keyrota.server.pki.CertificateFacts;
import io.keyrota.server.pki.CertificateFiles;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * IAM's server certificates at the door to places of use. They are of no region, and never renewed:
 * another certificate is another id, and so another version.
 */
public final class ServedServerCertificates implements Certificates {
  private static final String PRINCIPAL = "iam.amazonaws.com";
  private static final int READ = 1024;

  private final ServiceCalls calls;
  private final Supplier<Instant> time;

  /** What certificates say, by their ids, so that no handshake reads one again. */
  private final Map<String, CertificateFacts> facts = new ConcurrentHashMap<>();

  public ServedServerCertificates(ServiceCalls calls, Supplier<Instant> time) {
    this.calls = calls;
    this.time = time;
  }

  @Override
  public Optional<Served> find(AccountId account, Region region, String arn, Snapshot seen) {
    return ServerCertificateTable.find(account, arn, seen)
        .map(
            row -> {
              ServerCertificate certificate = row.certificate();
              CertificateFacts says = facts(certificate);
              return new Served(
                  arn,
                  version(certificate),
                  says.names(),
                  says.keyAlgorithm(),
                  certificate.body(),
                  certificate.chain(),
                  certificate.expires(),
                  row.privateKey());
            });
  }

  private CertificateFacts facts(ServerCertificate certificate) {
    if (facts.size() > READ) {
      facts.clear();
    }
    return facts.computeIfAbsent(
        certificate.certificateId(),
        id -> CertificateFiles.chainOf(certificate.body()).orElseThrow().getFirst().facts());
  }

  private static long version(ServerCertificate certificate) {
    return new BigInteger(certificate.certificateId(), Character.MAX_RADIX).longValue();
  }

  @Override
  public Secret privateKey(Served served) {
    AccountId account = account(served.arn());
    return calls.look(
        new ServiceCalls.Act(account, PRINCIPAL, "ServeCertificate", time.get()),
        Region.US_EAST_1,
        (call, seen) ->
            ServerCertificateTable.find(account, served.arn(), seen)
                .filter(row -> version(row.certificate()) == served.version())
                .orElseThrow(() -> missing(served.arn()))
                .open(call.sealer()));
  }

  @Override
  public List<Change> use(String certificateArn, Use use, Snapshot seen) {
    ServerCertificate.Use kept = kept(use);
    SealedServerCertificate row =
        ServerCertificateTable.find(account(certificateArn), certificateArn, seen)
            .orElseThrow(() -> missing(certificateArn));
    return row.certificate().uses().contains(kept)
        ? List.of()
        : List.of(ServerCertificateTable.put(row.with(row.certificate().usedBy(kept))));
  }

  @Override
  public List<Change> release(String certificateArn, Use use, Snapshot seen) {
    ServerCertificate.Use kept = kept(use);
    return ServerCertificateTable.find(account(certificateArn), certificateArn, seen)
        .filter(row -> row.certificate().uses().contains(kept))
        .map(row -> ServerCertificateTable.put(row.with(row.certificate().releasedBy(kept))))
        .stream()
        .toList();
  }

  private static Refusal missing(String arn) {
    return IamRefusal.noSuchServerCertificate(arn.substring(arn.lastIndexOf('/') + 1));
  }

  private static AccountId account(String arn) {
    return new AccountId(arn.split(":", -1)[4]);
  }

  private static ServerCertificate.Use kept(Use use) {
    return new ServerCertificate.Use(use.user(), use.place());
  }
}
