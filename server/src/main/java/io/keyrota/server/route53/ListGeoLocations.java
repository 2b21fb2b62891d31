package io.keyrota.server.route53;

import io.keyrota.models.route53.ListGeoLocationsRequest;
import io.keyrota.models.route53.ListGeoLocationsResponse;
import io.keyrota.rules.route53.GeoPlace;
import io.keyrota.rules.route53.Route53Refusal;
import io.keyrota.rules.route53.Routing;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * Lists the places that geolocation record sets can name: countries with their subdivisions, then
 * continents. As in AWS, whoever signs may.
 */
final class ListGeoLocations
    implements Operation<ListGeoLocationsRequest, ListGeoLocationsResponse> {
  private static final int MOST = 100;

  @Override
  public Prepared<ListGeoLocationsResponse> prepare(
      Request request, ListGeoLocationsRequest input, Snapshot seen) {
    return new Prepared<>(List.of(), call -> Outcome.of(page(input)));
  }

  private static ListGeoLocationsResponse page(ListGeoLocationsRequest input) {
    int size = Pages.size(input.maxItems(), MOST);
    boolean continent = input.startContinentCode() != null;
    boolean country = input.startCountryCode() != null;
    if ((continent && country) || (input.startSubdivisionCode() != null && !country)) {
      throw Route53Refusal.invalidInput(
          "A list begins with a continent or with a country, and with a subdivision of a country"
              + " only.");
    }
    List<GeoPlace> left =
        GeoPlace.from(
            new Routing.Policy.Geographic(
                Optional.ofNullable(input.startContinentCode()),
                Optional.ofNullable(input.startCountryCode()),
                Optional.ofNullable(input.startSubdivisionCode())));
    Optional<GeoPlace> next = left.stream().skip(size).findFirst();
    return new ListGeoLocationsResponse(
        left.stream().limit(size).map(Answers::place).toList(),
        next.isPresent(),
        next.flatMap(GeoPlace::continent).map(GeoPlace.Code::code).orElse(null),
        next.flatMap(GeoPlace::country).map(GeoPlace.Code::code).orElse(null),
        next.flatMap(GeoPlace::subdivision).map(GeoPlace.Code::code).orElse(null),
        Integer.toString(size));
  }
}
