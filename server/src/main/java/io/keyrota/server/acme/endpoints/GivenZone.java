package io.keyrota.server.acme.endpoints;

import io.keyrota.models.route53.Change;
import io.keyrota.models.route53.ChangeBatch;
import io.keyrota.models.route53.ChangeResourceRecordSetsRequest;
import io.keyrota.models.route53.ResourceRecord;
import io.keyrota.models.route53.ResourceRecordSet;
import io.keyrota.models.route53.Route53Model;
import io.keyrota.rules.acm.ValidationRecord;
import io.keyrota.rules.acme.AcmeDomain;
import io.keyrota.rules.acme.AcmeDomain.Failure;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.server.aws.Call;
import java.util.List;
import java.util.Optional;

/** A hosted zone in which the record of a proof is set, in the asker's own name. */
final class GivenZone {
  private static final long TTL = 300;

  private GivenZone() {}

  /**
   * The proof with its record set in the zone. Where Route 53 refuses, or the asker may not, the
   * proof is invalid and says why.
   */
  static AcmeDomain set(AcmeDomain domain, String zone, Call call) {
    AcmeDomain there = domain.with(domain.scope(), Optional.of(zone), call.now());
    ValidationRecord record = domain.record();
    ResourceRecordSet set =
        new ResourceRecordSet(
            record.name(),
            "CNAME",
            null,
            null,
            null,
            null,
            null,
            null,
            TTL,
            List.of(new ResourceRecord(record.value())),
            null,
            null,
            null,
            null,
            null);
    try {
      var _ =
          call.forward(
              RoleTrust.PRINCIPAL,
              Route53Model.changeResourceRecordSets(),
              new ChangeResourceRecordSetsRequest(
                  zone, new ChangeBatch(null, List.of(new Change("UPSERT", set)))));
      return there;
    } catch (Refusal refusal) {
      return there.failed(why(refusal), call.now());
    }
  }

  private static Failure why(Refusal refusal) {
    return switch (refusal.code()) {
      case "AccessDenied" -> Failure.ACCESS_DENIED;
      case "NoSuchHostedZone" -> Failure.HOSTED_ZONE_NOT_FOUND;
      default ->
          refusal.message().contains("is not permitted in zone")
              ? Failure.DOMAIN_MISMATCH
              : Failure.INVALID_CHANGE_BATCH;
    };
  }
}
