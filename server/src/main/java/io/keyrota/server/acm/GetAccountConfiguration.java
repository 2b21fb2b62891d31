package io.keyrota.server.acm;

import io.keyrota.models.acm.ExpiryEventsConfiguration;
import io.keyrota.models.acm.GetAccountConfigurationRequest;
import io.keyrota.models.acm.GetAccountConfigurationResponse;
import io.keyrota.rules.acm.ExpiryEvents;
import io.keyrota.rules.aws.Permission;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;

/** Answers from how many days before the end the approach is told. */
final class GetAccountConfiguration
    implements Operation<GetAccountConfigurationRequest, GetAccountConfigurationResponse> {

  @Override
  public Prepared<GetAccountConfigurationResponse> prepare(
      Request request, GetAccountConfigurationRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("acm:GetAccountConfiguration", "*"),
        call ->
            Outcome.of(
                new GetAccountConfigurationResponse(
                    new ExpiryEventsConfiguration(
                        AccountConfigurationTable.of(
                                new Place(request.account(), request.region()), seen)
                            .events()
                            .chosen()
                            .orElse(ExpiryEvents.STANDARD)))));
  }
}
