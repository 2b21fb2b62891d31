package io.keyrota.server.aws;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Optional;

/** IAM's server certificates and ACM's certificates behind one door: the ARN says whose it is. */
public record CertificatesByArn(Certificates iam, Certificates acm) implements Certificates {
  private static final String OF_IAM = "arn:aws:iam::";

  private Certificates of(String arn) {
    return arn.startsWith(OF_IAM) ? iam : acm;
  }

  @Override
  public Optional<Served> find(AccountId account, Region region, String arn, Snapshot seen) {
    return of(arn).find(account, region, arn, seen);
  }

  @Override
  public Secret privateKey(Served served) {
    return of(served.arn()).privateKey(served);
  }

  @Override
  public List<Change> use(String certificateArn, Use use, Snapshot seen) {
    return of(certificateArn).use(certificateArn, use, seen);
  }

  @Override
  public List<Change> release(String certificateArn, Use use, Snapshot seen) {
    return of(certificateArn).release(certificateArn, use, seen);
  }
}
