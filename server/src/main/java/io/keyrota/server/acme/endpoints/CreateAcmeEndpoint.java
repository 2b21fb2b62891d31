package io.keyrota.server.acme.endpoints;

import io.keyrota.models.acm.CreateAcmeEndpointRequest;
import io.keyrota.models.acm.CreateAcmeEndpointResponse;
import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.rules.acm.AcmTags;
import io.keyrota.rules.acme.AcmeArn;
import io.keyrota.rules.acme.AcmeEndpoint;
import io.keyrota.rules.acme.AcmeIds;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.text.RandomUuid;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * Makes an ACME endpoint, which is active at once. The same idempotency token brings the same
 * endpoint for as long as it exists.
 */
final class CreateAcmeEndpoint
    implements Operation<CreateAcmeEndpointRequest, CreateAcmeEndpointResponse> {
  private final EndpointWorks works;

  CreateAcmeEndpoint(EndpointWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<CreateAcmeEndpointResponse> prepare(
      Request request, CreateAcmeEndpointRequest input, Snapshot seen) {
    List<AcmTags.Tag> tags = GivenTags.of(input.tags());
    Permission make = new Permission("acm:CreateAcmeEndpoint", "*", AcmTags.conditions(tags));
    return new Prepared<>(GivenTags.making(make, tags), call -> decide(call, input, tags, seen));
  }

  private Outcome<CreateAcmeEndpointResponse> decide(
      Call call, CreateAcmeEndpointRequest input, List<AcmTags.Tag> tags, Snapshot seen) {
    Place place = new Place(call.request().account(), call.request().region());
    String token = input.idempotencyToken() == null ? "" : input.idempotencyToken();
    String id =
        token.isEmpty()
            ? RandomUuid.of(call.entropy().bytes(RandomUuid.BYTES)).toString()
            : AcmeIds.of("endpoint", place.account().digits(), place.region().name(), token);
    AcmeEndpoint wanted =
        AcmeEndpoint.made(
            AcmeArn.endpoint(place.account(), place.region(), id),
            "REQUIRED".equals(input.contact()),
            GivenEndpoint.algorithms(input.certificateAuthority()),
            GivenTags.added(AcmTags.NONE, GivenTags.of(input.certificateTags())),
            GivenTags.added(AcmTags.NONE, tags),
            token,
            call.now());
    Optional<AcmeEndpoint> known = EndpointTable.find(wanted.arn(), seen);
    if (known.isPresent()) {
      if (known.get().deleting() || !known.get().sameAs(wanted)) {
        throw AcmRefusal.conflict(
            "The idempotency token was used for a request that asked for other things.");
      }
      return Outcome.of(new CreateAcmeEndpointResponse(wanted.arn().text()));
    }
    return Outcome.of(
        new CreateAcmeEndpointResponse(wanted.arn().text()),
        EndpointCountTable.oneMore(place, works.quotas(), seen),
        EndpointTable.put(wanted));
  }
}
