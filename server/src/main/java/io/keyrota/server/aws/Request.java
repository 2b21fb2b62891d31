package io.keyrota.server.aws;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.aws.RequestId;

/**
 * An authenticated request.
 *
 * @param account the caller's account, in which everything is looked up
 * @param region of the signature's scope
 */
public record Request(
    Caller caller, AccountId account, Region region, Origin origin, RequestId id) {

  /** The same request of somebody else. */
  Request by(Caller asker) {
    return new Request(asker, asker.account(), region, origin, id);
  }
}
