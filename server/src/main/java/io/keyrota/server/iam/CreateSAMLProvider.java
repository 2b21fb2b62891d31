package io.keyrota.server.iam;

import io.keyrota.models.iam.CreateSAMLProviderRequest;
import io.keyrota.models.iam.CreateSAMLProviderResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.Holding;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.SamlProvider;
import io.keyrota.rules.iam.Tags;
import io.keyrota.rules.iam.WholeSeconds;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes an identity provider of SAML, whose users roles may then trust. */
final class CreateSAMLProvider
    implements Operation<CreateSAMLProviderRequest, CreateSAMLProviderResponse>, MayWait {
  private final IamQuotas quotas;

  CreateSAMLProvider(IamQuotas quotas) {
    this.quotas = quotas;
  }

  @Override
  public Prepared<CreateSAMLProviderResponse> prepare(
      Request request, CreateSAMLProviderRequest input, Snapshot seen) {
    String arn = SamlProvider.arn(request.account(), input.name());
    List<Tags.Tag> tags = UserAnswer.given(input.tags());
    List<Permission> permissions = new ArrayList<>();
    permissions.add(new Permission("iam:CreateSAMLProvider", arn, TagConditions.ofTags(tags)));
    if (!tags.isEmpty()) {
      permissions.add(new Permission("iam:TagSAMLProvider", arn, TagConditions.ofTags(tags)));
    }
    return new Prepared<>(permissions, call -> decide(call, input, tags, seen));
  }

  private Outcome<CreateSAMLProviderResponse> decide(
      Call call, CreateSAMLProviderRequest input, List<Tags.Tag> tags, Snapshot seen) {
    AccountId account = call.request().account();
    Instant validUntil = SamlDocuments.validUntil(input.samlMetadataDocument(), call.now());
    if (SamlProviderTable.named(account, input.name(), seen).isPresent()) {
      throw IamRefusal.samlProviderExists(input.name());
    }
    SealedSamlProvider row =
        SealedSamlProvider.withoutKeys(
            new SamlProvider(
                account,
                input.name(),
                SamlProvider.uuid(call.entropy().bytes(SamlProvider.ENTROPY)),
                input.samlMetadataDocument(),
                WholeSeconds.of(call.now()),
                validUntil,
                Tags.NONE.withExact(tags),
                SamlProvider.Encryption.ALLOWED,
                List.of()));
    if (input.addPrivateKey() != null) {
      row = SamlDocuments.withKey(row, input.addPrivateKey(), call);
    }
    if (input.assertionEncryptionMode() != null) {
      row =
          row.with(
              row.provider().with(SamlProvider.Encryption.of(input.assertionEncryptionMode())));
    }
    return Outcome.of(
        new CreateSAMLProviderResponse(
            row.provider().arn(), tags.isEmpty() ? null : UserAnswer.tags(row.provider().tags())),
        SamlProviderTable.put(row),
        HoldingsTable.put(
            account, HoldingsTable.of(account, seen).oneMore(Holding.SAML_PROVIDERS, quotas)));
  }
}
