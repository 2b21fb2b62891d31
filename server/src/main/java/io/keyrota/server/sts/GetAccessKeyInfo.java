package io.keyrota.server.sts;

import io.keyrota.models.sts.GetAccessKeyInfoRequest;
import io.keyrota.models.sts.GetAccessKeyInfoResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Principals;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/**
 * The account of an access key, of whatever account: AWS tells it to everybody who may ask, so that
 * a key that was found somewhere can be reported.
 */
final class GetAccessKeyInfo
    implements Operation<GetAccessKeyInfoRequest, GetAccessKeyInfoResponse> {
  private final Principals principals;

  GetAccessKeyInfo(Principals principals) {
    this.principals = principals;
  }

  @Override
  public Prepared<GetAccessKeyInfoResponse> prepare(
      Request request, GetAccessKeyInfoRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("sts:GetAccessKeyInfo", "*"),
        call -> {
          AccountId account =
              principals
                  .accountOf(input.accessKeyId(), seen)
                  .orElseThrow(
                      () ->
                          new Refusal(
                              "ValidationError", "Invalid Access Key ID: " + input.accessKeyId()));
          return Outcome.of(new GetAccessKeyInfoResponse(account.digits()));
        });
  }
}
