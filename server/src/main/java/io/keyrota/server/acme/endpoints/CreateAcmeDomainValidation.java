package io.keyrota.server.acme.endpoints;

import io.keyrota.models.acm.CreateAcmeDomainValidationRequest;
import io.keyrota.models.acm.CreateAcmeDomainValidationResponse;
import io.keyrota.models.acm.DnsPrevalidationOptions;
import io.keyrota.rules.acm.AcmQuota;
import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.rules.acm.AcmTags;
import io.keyrota.rules.acm.CertificateNames;
import io.keyrota.rules.acme.AcmeArn;
import io.keyrota.rules.acme.AcmeDomain;
import io.keyrota.rules.acme.AcmeEndpoint;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * Begins the standing proof of a domain, one for each domain of an endpoint. The record to set is
 * the one that proves the domain to certificates of the account too.
 */
final class CreateAcmeDomainValidation
    implements Operation<CreateAcmeDomainValidationRequest, CreateAcmeDomainValidationResponse> {
  private final EndpointWorks works;

  CreateAcmeDomainValidation(EndpointWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<CreateAcmeDomainValidationResponse> prepare(
      Request request, CreateAcmeDomainValidationRequest input, Snapshot seen) {
    Named<AcmeEndpoint> named = Named.endpoint(request, input.acmeEndpointArn(), seen);
    List<AcmTags.Tag> tags = GivenTags.of(input.tags());
    return new Prepared<>(
        GivenTags.making(
            named.permission("acm:CreateAcmeDomainValidation", AcmTags.conditions(tags)), tags),
        call -> decide(call, input, named.need(), tags, seen));
  }

  private Outcome<CreateAcmeDomainValidationResponse> decide(
      Call call,
      CreateAcmeDomainValidationRequest input,
      AcmeEndpoint endpoint,
      List<AcmTags.Tag> tags,
      Snapshot seen) {
    endpoint.needServing();
    DnsPrevalidationOptions options = GivenScope.options(input.prevalidationOptions());
    String name = domainName(input.domainName());
    String token = input.idempotencyToken() == null ? "" : input.idempotencyToken();
    AcmeArn arn = DomainTable.arn(endpoint.arn(), name);
    AcmeDomain wanted =
        AcmeDomain.begun(
            arn,
            name,
            GivenScope.of(options.domainScope()),
            GivenTags.added(AcmTags.NONE, tags),
            token,
            call.now());
    CreateAcmeDomainValidationResponse answer = new CreateAcmeDomainValidationResponse(arn.text());
    Optional<AcmeDomain> known = DomainTable.find(arn, seen);
    if (known.isPresent()) {
      if (token.isEmpty()
          || !known.get().token().equals(token)
          || !known.get().scope().equals(wanted.scope())) {
        throw AcmRefusal.conflict("The endpoint has a domain validation of " + name + " already.");
      }
      return Outcome.of(answer);
    }
    works.quotas().needServiceRoom(AcmQuota.ACME_DOMAIN_VALIDATIONS, endpoint.domains());
    Optional<AcmeDomain.Failure> never = works.never(name);
    if (never.isPresent()) {
      wanted = wanted.failed(never.get(), call.now());
    } else if (options.hostedZoneId() != null) {
      wanted = GivenZone.set(wanted, options.hostedZoneId(), call);
    }
    return Outcome.of(
        answer, DomainTable.put(wanted), EndpointTable.put(endpoint.counting(1, 0, 0)));
  }

  private String domainName(String given) {
    try {
      String name = CertificateNames.requested(given, List.of(), works.quotas()).getFirst();
      if (!CertificateNames.wildcard(name)) {
        return name;
      }
    } catch (Refusal refusal) {
      throw AcmRefusal.validation(refusal.message());
    }
    throw AcmRefusal.validation("The domain name of a domain validation has no wildcard.");
  }
}
