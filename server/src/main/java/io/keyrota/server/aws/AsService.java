package io.keyrota.server.aws;

import io.keyrota.models.schema.OperationSchema;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;

/** A service principal in an account and region, as which a {@link Call} asks other services. */
public final class AsService {
  private final InternalCalls inside;
  private final String principal;
  private final AccountId account;
  private final Region region;

  AsService(InternalCalls inside, String principal, AccountId account, Region region) {
    this.inside = inside;
    this.principal = principal;
    this.account = account;
    this.region = region;
  }

  /**
   * What the operation answers. Secrets in the answer are erased once the outer call has been
   * decided: who needs one longer copies it. Secrets in the input stay the asker's to close.
   *
   * @throws io.keyrota.rules.aws.Refusal as a client would read it; it is audited even when the
   *     asker goes on without
   */
  public <I extends Record, O extends Record> O ask(OperationSchema<I, O> operation, I input) {
    return inside.ask(principal, account, region, operation, input);
  }
}
