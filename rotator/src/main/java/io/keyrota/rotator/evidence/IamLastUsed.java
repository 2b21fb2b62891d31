package io.keyrota.rotator.evidence;

import io.keyrota.rotator.aws.AwsAccount;
import io.keyrota.rotator.aws.AwsRefused;
import io.keyrota.rotator.aws.AwsUnreachable;
import io.keyrota.rules.credentials.EvidenceSource;
import io.keyrota.rules.credentials.Testimony;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** GetAccessKeyLastUsed: there in every account, coalesced and late. */
public final class IamLastUsed implements Evidence {
  private final AwsAccount account;
  private final EvidenceSource source;

  /**
   * Asks that account.
   *
   * @param lag how late a use may show
   */
  public IamLastUsed(AwsAccount account, Duration lag) {
    this.account = account;
    this.source =
        new EvidenceSource(
            EvidenceSource.IAM_LAST_USED.name(), EvidenceSource.IAM_LAST_USED.coalescing(), lag);
  }

  @Override
  public List<Testimony> of(String keyId, Instant now) {
    try {
      return List.of(new Testimony.Answered(source, now, account.lastUse(keyId)));
    } catch (AwsRefused | AwsUnreachable e) {
      return List.of(new Testimony.Silent(source, String.valueOf(e.getMessage())));
    }
  }

  @Override
  public List<EvidenceSource> sources() {
    return List.of(source);
  }
}
