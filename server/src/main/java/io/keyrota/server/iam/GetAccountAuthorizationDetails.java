package io.keyrota.server.iam;

import io.keyrota.models.iam.GetAccountAuthorizationDetailsRequest;
import io.keyrota.models.iam.GetAccountAuthorizationDetailsResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.Marker;
import io.keyrota.rules.iam.Page;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/**
 * Tells everything that decides who may do what in the account: its users, groups, roles and
 * managed policies with their documents, page by page in this order.
 */
final class GetAccountAuthorizationDetails
    implements Operation<
            GetAccountAuthorizationDetailsRequest, GetAccountAuthorizationDetailsResponse>,
        MayWait {
  static final String NAME = "GetAccountAuthorizationDetails";

  private final KeyUses uses;

  GetAccountAuthorizationDetails(KeyUses uses) {
    this.uses = uses;
  }

  @Override
  public Prepared<GetAccountAuthorizationDetailsResponse> prepare(
      Request request, GetAccountAuthorizationDetailsRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("iam:GetAccountAuthorizationDetails", "*"),
        call -> {
          AuthorizationDetails details =
              new AuthorizationDetails(request.account(), uses, input.filter(), seen);
          Optional<String> next =
              details.fill(Marker.position(NAME, input.marker()), Page.size(input.maxItems()));
          return Outcome.of(
              new GetAccountAuthorizationDetailsResponse(
                  details.users(),
                  details.groups(),
                  details.roles(),
                  details.policies(),
                  next.isPresent(),
                  next.map(position -> Marker.of(NAME, position)).orElse(null)));
        });
  }
}
