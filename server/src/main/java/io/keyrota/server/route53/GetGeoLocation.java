package io.keyrota.server.route53;

import io.keyrota.models.route53.GeoLocation;
import io.keyrota.models.route53.GetGeoLocationRequest;
import io.keyrota.models.route53.GetGeoLocationResponse;
import io.keyrota.rules.route53.GeoPlace;
import io.keyrota.rules.route53.Route53Refusal;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Tells whether geolocation record sets can name a place. As in AWS, whoever signs may. */
final class GetGeoLocation implements Operation<GetGeoLocationRequest, GetGeoLocationResponse> {

  @Override
  public Prepared<GetGeoLocationResponse> prepare(
      Request request, GetGeoLocationRequest input, Snapshot seen) {
    return new Prepared<>(
        List.of(),
        call -> {
          GeoPlace found =
              GeoPlace.of(
                      GivenRouting.place(
                          new GeoLocation(
                              input.continentCode(), input.countryCode(), input.subdivisionCode())))
                  .orElseThrow(Route53Refusal::noSuchGeoLocation);
          return Outcome.of(new GetGeoLocationResponse(Answers.place(found)));
        });
  }
}
