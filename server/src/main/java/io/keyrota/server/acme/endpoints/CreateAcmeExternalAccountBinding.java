package io.keyrota.server.acme.endpoints;

import io.keyrota.models.acm.CreateAcmeExternalAccountBindingRequest;
import io.keyrota.models.acm.CreateAcmeExternalAccountBindingResponse;
import io.keyrota.models.acm.Expiration;
import io.keyrota.rules.acm.AcmQuota;
import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.rules.acm.AcmTags;
import io.keyrota.rules.acme.AcmeArn;
import io.keyrota.rules.acme.AcmeBinding;
import io.keyrota.rules.acme.AcmeEndpoint;
import io.keyrota.rules.acme.AcmeIds;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.secret.Secret;
import io.keyrota.rules.text.Base64Url;
import io.keyrota.rules.text.RandomUuid;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes an external account binding: whoever gets its credentials may register ACME accounts that
 * act for the role, which the asker must be allowed to pass.
 */
final class CreateAcmeExternalAccountBinding
    implements Operation<
        CreateAcmeExternalAccountBindingRequest, CreateAcmeExternalAccountBindingResponse> {
  private static final Duration LONGEST = Duration.ofDays(3_650);

  private final EndpointWorks works;

  CreateAcmeExternalAccountBinding(EndpointWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<CreateAcmeExternalAccountBindingResponse> prepare(
      Request request, CreateAcmeExternalAccountBindingRequest input, Snapshot seen) {
    Named<AcmeEndpoint> named = Named.endpoint(request, input.acmeEndpointArn(), seen);
    List<AcmTags.Tag> tags = GivenTags.of(input.tags());
    List<Permission> permissions =
        new ArrayList<>(
            GivenTags.making(
                named.permission("acm:CreateAcmeExternalAccountBinding", AcmTags.conditions(tags)),
                tags));
    permissions.add(
        new Permission(
            "iam:PassRole",
            input.roleArn(),
            Map.of("iam:PassedToService", List.of(RoleTrust.PRINCIPAL))));
    return new Prepared<>(permissions, call -> decide(call, input, named.need(), tags, seen));
  }

  private Outcome<CreateAcmeExternalAccountBindingResponse> decide(
      Call call,
      CreateAcmeExternalAccountBindingRequest input,
      AcmeEndpoint endpoint,
      List<AcmTags.Tag> tags,
      Snapshot seen) {
    endpoint.needServing();
    String token = input.idempotencyToken() == null ? "" : input.idempotencyToken();
    String id =
        token.isEmpty()
            ? RandomUuid.of(call.entropy().bytes(RandomUuid.BYTES)).toString()
            : AcmeIds.of("binding", endpoint.arn().id(), token);
    AcmeArn arn = endpoint.arn().child(AcmeArn.Kind.EXTERNAL_ACCOUNT_BINDING, id);
    Optional<Binding> known = BindingTable.find(arn, seen);
    if (known.isPresent()) {
      if (!known.get().facts().roleArn().equals(input.roleArn())) {
        throw AcmRefusal.conflict(
            "The idempotency token was used for a request that asked for other things.");
      }
      return Outcome.of(
          new CreateAcmeExternalAccountBindingResponse(Shown.binding(known.get().facts())));
    }
    works.quotas().needServiceRoom(AcmQuota.ACME_EXTERNAL_ACCOUNT_BINDINGS, endpoint.bindings());
    if (works
        .trust()
        .session(endpoint.arn(), input.roleArn(), id, call.request(), call.now(), seen)
        .isEmpty()) {
      throw AcmRefusal.validation(
          "The role "
              + input.roleArn()
              + " does not exist in this account or does not trust "
              + RoleTrust.PRINCIPAL
              + ".");
    }
    AcmeBinding made =
        new AcmeBinding(
            arn,
            input.roleArn(),
            Base64Url.of(Binding.letterFirst(call.entropy().bytes(Binding.KEY_ID))),
            GivenTags.added(AcmTags.NONE, tags),
            token,
            call.now(),
            call.now(),
            expires(input.expiration(), call.now()),
            Optional.empty(),
            Optional.empty());
    try (Secret key = Secret.owning(Binding.letterFirst(call.entropy().bytes(Binding.KEY)))) {
      return Outcome.of(
          new CreateAcmeExternalAccountBindingResponse(Shown.binding(made)),
          BindingTable.put(Binding.sealing(made, key, call.sealer())),
          EndpointTable.put(endpoint.counting(0, 1, 0)));
    }
  }

  /** None where nothing is said: it is good until it is revoked. */
  private static Optional<Instant> expires(@Nullable Expiration expiration, Instant now) {
    if (expiration == null) {
      return Optional.empty();
    }
    Duration unit =
        switch (expiration.type()) {
          case "MINUTES" -> Duration.ofMinutes(1);
          case "HOURS" -> Duration.ofHours(1);
          default -> Duration.ofDays(1);
        };
    if (expiration.value() > LONGEST.dividedBy(unit)) {
      throw AcmRefusal.validation("The expiration can be at most ten years from now.");
    }
    return Optional.of(now.plus(unit.multipliedBy(expiration.value())));
  }
}
