package io.keyrota.server.acme.endpoints;

import io.keyrota.models.acm.DnsPrevalidationOptions;
import io.keyrota.models.acm.UpdateAcmeDomainValidationRequest;
import io.keyrota.models.acm.UpdateAcmeDomainValidationResponse;
import io.keyrota.rules.acme.AcmeDomain;
import io.keyrota.rules.acme.DomainScope;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes what the proof of a domain stands for. One that failed begins anew with it, which asking
 * for what it has is enough for.
 */
final class UpdateAcmeDomainValidation
    implements Operation<UpdateAcmeDomainValidationRequest, UpdateAcmeDomainValidationResponse> {
  private final EndpointWorks works;

  UpdateAcmeDomainValidation(EndpointWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<UpdateAcmeDomainValidationResponse> prepare(
      Request request, UpdateAcmeDomainValidationRequest input, Snapshot seen) {
    Named<AcmeDomain> named = Named.domain(request, input.acmeDomainValidationArn(), seen);
    return Prepared.of(
        named.permission("acm:UpdateAcmeDomainValidation"),
        call -> {
          AcmeDomain before = named.need();
          DomainScope scope = before.scope();
          @Nullable String zone = null;
          if (input.prevalidationOptions() != null) {
            DnsPrevalidationOptions options = GivenScope.options(input.prevalidationOptions());
            scope = options.domainScope() == null ? scope : GivenScope.of(options.domainScope());
            zone = options.hostedZoneId();
          }
          AcmeDomain next = before.with(scope, Optional.ofNullable(zone), call.now());
          Optional<AcmeDomain.Failure> never = works.never(before.domain());
          if (never.isPresent()) {
            next = next.failed(never.get(), call.now());
          } else if (zone != null) {
            next = GivenZone.set(next, zone, call);
          }
          return Outcome.of(new UpdateAcmeDomainValidationResponse(), DomainTable.put(next));
        });
  }
}
