package io.keyrota.server.route53;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.route53.GeoLocation;
import io.keyrota.models.route53.GeoLocationDetails;
import io.keyrota.models.route53.GetGeoLocationRequest;
import io.keyrota.models.route53.ListGeoLocationsRequest;
import io.keyrota.models.route53.ListGeoLocationsResponse;
import io.keyrota.models.route53.ResourceRecord;
import io.keyrota.models.route53.ResourceRecordSet;
import io.keyrota.models.route53.Route53Model;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The places that record sets can name. */
class GeoLocationsTest {
  @TempDir Path folder;
  private Route53Harness dns;

  @BeforeEach
  void open() {
    dns = new Route53Harness(folder);
  }

  @AfterEach
  void close() {
    dns.close();
  }

  private GeoLocationDetails place(
      @Nullable String continent, @Nullable String country, @Nullable String subdivision) {
    return dns.call(
            Route53Model.getGeoLocation(),
            new GetGeoLocationRequest(continent, country, subdivision))
        .geoLocationDetails();
  }

  private ListGeoLocationsResponse page(
      @Nullable String continent,
      @Nullable String country,
      @Nullable String subdivision,
      @Nullable String size) {
    return dns.call(
        Route53Model.listGeoLocations(),
        new ListGeoLocationsRequest(continent, country, subdivision, size));
  }

  @Test
  void aPlaceIsToldWithItsNames() {
    assertThat(place("AF", null, null))
        .isEqualTo(new GeoLocationDetails("AF", "Africa", null, null, null, null));
    assertThat(place(null, "US", "TX"))
        .isEqualTo(new GeoLocationDetails(null, null, "US", "United States", "TX", "Texas"));
    refused(() -> place(null, "XX", null)).as("NoSuchGeoLocation");
    refused(() -> place(null, null, null)).as("InvalidInput");
    refused(() -> place("EU", "DE", null)).as("InvalidInput");
  }

  @Test
  void placesComeInPages() {
    List<GeoLocationDetails> all = new ArrayList<>();
    ListGeoLocationsResponse page = page(null, null, null, "100");
    all.addAll(page.geoLocationDetailsList());
    while (page.isTruncated()) {
      page =
          page(page.nextContinentCode(), page.nextCountryCode(), page.nextSubdivisionCode(), "7");
      all.addAll(page.geoLocationDetailsList());
    }
    assertThat(all).doesNotHaveDuplicates().hasSizeGreaterThan(290);
    assertThat(all.getFirst().countryCode()).isEqualTo("*");
    assertThat(all.getLast().continentCode()).isEqualTo("SA");
    refused(() -> page("EU", "DE", null, null)).as("InvalidInput");
    refused(() -> page(null, null, "CA", null)).as("InvalidInput");
  }

  @Test
  void aRecordSetNamesAPlaceThatThereIs() {
    String zone = dns.zone("example.com", "one");
    refused(() -> dns.change(zone, "CREATE", of(new GeoLocation(null, "XX", null))))
        .as("InvalidInput");
    refused(() -> dns.change(zone, "UPSERT", of(new GeoLocation("XX", null, null))))
        .as("InvalidInput");
    dns.change(zone, "CREATE", of(new GeoLocation(null, "US", "CA")));
    assertThat(dns.list(zone).resourceRecordSets()).hasSize(3);
  }

  private static ResourceRecordSet of(GeoLocation place) {
    return new ResourceRecordSet(
        "www.example.com",
        "A",
        "one",
        null,
        null,
        place,
        null,
        null,
        60L,
        List.of(new ResourceRecord("192.0.2.1")),
        null,
        null,
        null,
        null,
        null);
  }
}
