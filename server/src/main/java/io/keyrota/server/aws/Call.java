package io.keyrota.server.aws;

import io.keyrota.models.schema.OperationSchema;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Region;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.sealing.Sealer;
import java.time.Instant;

/**
 * An allowed request, with the only instant, entropy and sealer that its decision may use.
 *
 * @param inside the way to other services: see {@link #as}
 */
public record Call(
    Request request, Instant now, Entropy entropy, Sealer sealer, InternalCalls inside) {

  /** A call from which no other service can be asked. */
  public Call(Request request, Instant now, Entropy entropy, Sealer sealer) {
    this(request, now, entropy, sealer, InternalCalls.NONE);
  }

  /**
   * Asks other services in the request's own account and region, for example KMS {@code
   * call.as("acm.amazonaws.com").ask(KmsModel.encrypt(), input)}. They decide as they do for
   * clients; their changes and audit entries join this call's commit.
   *
   * @param principal the service principal that asks, for example {@code acm.amazonaws.com}
   */
  public AsService as(String principal) {
    return as(principal, request.account(), request.region());
  }

  /**
   * Asks another service in the caller's own name, with nothing but the caller's own permissions,
   * as AWS's forward access sessions do.
   *
   * @param principal through which it is asked: the source address of the audit entry
   * @throws io.keyrota.rules.aws.Refusal as the caller would read it, AccessDenied included
   */
  public <I extends Record, O extends Record> O forward(
      String principal, OperationSchema<I, O> operation, I input) {
    return inside.forward(principal, operation, input);
  }

  /** The same in another account, such as {@link AccountId#SYSTEM}, or another region. */
  public AsService as(String principal, AccountId account, Region region) {
    return new AsService(inside, new Caller.Service(account, principal), region);
  }
}
