package io.keyrota.rules.route53;

import io.keyrota.rules.aws.Refusal;
import java.util.List;

/** Route 53's refusals, in its words. */
public final class Route53Refusal {
  private Route53Refusal() {}

  public static Refusal noSuchHostedZone(String id) {
    return new Refusal("NoSuchHostedZone", "No hosted zone found with ID: " + id);
  }

  public static Refusal noSuchChange(String id) {
    return new Refusal("NoSuchChange", "Could not find resource with ID: " + id);
  }

  public static Refusal noSuchHealthCheck(String id) {
    return new Refusal("NoSuchHealthCheck", "No health check found with ID: " + id);
  }

  public static Refusal noSuchDelegationSet(String id) {
    return new Refusal("NoSuchDelegationSet", "The specified delegation set does not exist: " + id);
  }

  public static Refusal zoneAlreadyExists(String reference) {
    return new Refusal(
        "HostedZoneAlreadyExists",
        "A hosted zone has already been created with the specified caller reference: " + reference);
  }

  public static Refusal zoneNotEmpty() {
    return new Refusal(
        "HostedZoneNotEmpty",
        "The specified hosted zone contains non-required resource record sets and so cannot be"
            + " deleted.");
  }

  public static Refusal tooManyZones(int quota) {
    return new Refusal(
        "TooManyHostedZones", "Limits Exceeded: MAX_HOSTED_ZONES_BY_OWNER_ID (" + quota + ")");
  }

  public static Refusal nameTakenElsewhere(String name) {
    return new Refusal(
        "DelegationSetNotAvailable",
        "The limit of hosted zones with the name " + name + " has been reached.");
  }

  public static Refusal invalidDomainName(String problem) {
    return new Refusal("InvalidDomainName", problem);
  }

  /** What is asked of private zones alone. */
  public static Refusal hostedZoneNotPrivate() {
    return new Refusal(
        "HostedZoneNotPrivate", "The specified hosted zone is a public hosted zone.");
  }

  public static Refusal delegationSetInUse() {
    return new Refusal(
        "DelegationSetInUse",
        "The specified delegation contains associated hosted zones which must be deleted before the"
            + " reusable delegation set can be deleted.");
  }

  public static Refusal delegationSetExists(String reference) {
    return new Refusal(
        "DelegationSetAlreadyCreated",
        "A delegation set with the same owner and caller reference combination has already been"
            + " created: "
            + reference);
  }

  /** The zone's delegation set is a reusable one already. */
  public static Refusal delegationSetReusable() {
    return new Refusal(
        "DelegationSetAlreadyReusable",
        "The specified delegation set has already been marked as reusable.");
  }

  /** The zone by whose name servers a delegation set is to be made. */
  public static Refusal hostedZoneNotFound() {
    return new Refusal("HostedZoneNotFound", "The specified HostedZone can't be found.");
  }

  public static Refusal tooManyDelegationSets(int limit) {
    return new Refusal(
        "LimitsExceeded",
        "The account has reached the limit of " + limit + " reusable delegation sets.");
  }

  public static Refusal noSuchGeoLocation() {
    return new Refusal("NoSuchGeoLocation", "The specified geolocation is not supported.");
  }

  public static Refusal invalidInput(String message) {
    return new Refusal("InvalidInput", message);
  }

  /** All that is wrong with a batch, of which then nothing is done. */
  public static Refusal invalidBatch(List<String> problems) {
    return new Refusal("InvalidChangeBatch", "[" + String.join(", ", problems) + "]");
  }
}
