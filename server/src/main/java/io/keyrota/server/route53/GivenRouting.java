package io.keyrota.server.route53;

import io.keyrota.models.route53.GeoLocation;
import io.keyrota.models.route53.ResourceRecordSet;
import io.keyrota.rules.route53.GeoPlace;
import io.keyrota.rules.route53.Route53Refusal;
import io.keyrota.rules.route53.Routing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The routing policy that a record set is given; refuses those that this server does not have. */
final class GivenRouting {
  private static final Set<String> NEVER_MULTIVALUE = Set.of("CNAME", "NS", "SOA");

  private GivenRouting() {}

  /**
   * The policy, absent for simple routing.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidInput, NoSuchHealthCheck
   */
  static Optional<Routing> of(String action, ResourceRecordSet given) {
    refuseAbsent(given);
    List<Routing.Policy> policies = policies(action, given);
    String where =
        " in Change with [Action="
            + action
            + ", Name="
            + given.name()
            + ", Type="
            + given.type()
            + ", SetIdentifier="
            + given.setIdentifier()
            + "]";
    if (given.setIdentifier() == null) {
      if (policies.isEmpty()) {
        return Optional.empty();
      }
      throw Route53Refusal.invalidInput("Invalid request: Missing field 'SetIdentifier'" + where);
    }
    if (policies.size() != 1) {
      throw Route53Refusal.invalidInput(
          "Invalid request: Expected exactly one of [Weight, Region, Failover, GeoLocation,"
              + " GeoProximityLocation, MultiValueAnswer, or CidrRoutingConfig], but found "
              + (policies.isEmpty() ? "none" : "more than one")
              + where);
    }
    Routing.Policy policy = policies.getFirst();
    boolean several = policy instanceof Routing.Policy.Multivalue;
    if (several && (given.aliasTarget() != null || NEVER_MULTIVALUE.contains(given.type()))) {
      throw Route53Refusal.invalidInput(
          "Invalid request: MultiValueAnswer is not permitted for an alias or the type" + where);
    }
    return Optional.of(new Routing(given.setIdentifier(), policy));
  }

  private static List<Routing.Policy> policies(String action, ResourceRecordSet given) {
    List<Routing.Policy> policies = new ArrayList<>();
    if (given.weight() != null) {
      policies.add(new Routing.Policy.Weighted(given.weight()));
    }
    if (given.region() != null) {
      policies.add(new Routing.Policy.Latency(given.region()));
    }
    if (given.failover() != null) {
      policies.add(new Routing.Policy.Failover(given.failover().equals("PRIMARY")));
    }
    if (given.geoLocation() != null) {
      policies.add(known(action, given.geoLocation()));
    }
    if (Boolean.TRUE.equals(given.multiValueAnswer())) {
      policies.add(new Routing.Policy.Multivalue());
    }
    return policies;
  }

  /** What was kept before places were known can still be deleted. */
  private static Routing.Policy known(String action, GeoLocation given) {
    Routing.Policy.Geographic place = place(given);
    if (!action.equals("DELETE") && GeoPlace.of(place).isEmpty()) {
      throw Route53Refusal.invalidInput(
          "Invalid request: There is no geographic location [ContinentCode="
              + given.continentCode()
              + ", CountryCode="
              + given.countryCode()
              + ", SubdivisionCode="
              + given.subdivisionCode()
              + "].");
    }
    return place;
  }

  /**
   * The place of these codes, whether or not it is known.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidInput for codes that do not go together
   */
  static Routing.Policy.Geographic place(GeoLocation given) {
    boolean continent = given.continentCode() != null;
    boolean country = given.countryCode() != null;
    if (continent == country || (given.subdivisionCode() != null && !country)) {
      throw Route53Refusal.invalidInput(
          "Invalid request: A GeoLocation has either a ContinentCode or a CountryCode, and a"
              + " SubdivisionCode only with the latter.");
    }
    return new Routing.Policy.Geographic(
        Optional.ofNullable(given.continentCode()),
        Optional.ofNullable(given.countryCode()),
        Optional.ofNullable(given.subdivisionCode()));
  }

  private static void refuseAbsent(ResourceRecordSet given) {
    if (given.healthCheckId() != null) {
      throw Route53Refusal.noSuchHealthCheck(given.healthCheckId());
    }
    if (given.cidrRoutingConfig() != null
        || given.geoProximityLocation() != null
        || given.trafficPolicyInstanceId() != null) {
      throw Route53Refusal.invalidInput(
          "CidrRoutingConfig, GeoProximityLocation and TrafficPolicyInstanceId are not supported"
              + " by this server.");
    }
  }
}
