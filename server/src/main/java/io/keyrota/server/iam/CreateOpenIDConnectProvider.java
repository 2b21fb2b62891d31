package io.keyrota.server.iam;

import io.keyrota.models.iam.CreateOpenIDConnectProviderRequest;
import io.keyrota.models.iam.CreateOpenIDConnectProviderResponse;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.Holding;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.OpenIdProvider;
import io.keyrota.rules.iam.Tags;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes an OpenID Connect provider, whose tokens roles may then trust. */
final class CreateOpenIDConnectProvider
    implements Operation<CreateOpenIDConnectProviderRequest, CreateOpenIDConnectProviderResponse> {
  private final IamQuotas quotas;

  CreateOpenIDConnectProvider(IamQuotas quotas) {
    this.quotas = quotas;
  }

  @Override
  public Prepared<CreateOpenIDConnectProviderResponse> prepare(
      Request request, CreateOpenIDConnectProviderRequest input, Snapshot seen) {
    AccountId account = request.account();
    String url = OpenIdProvider.withoutScheme(input.url());
    String arn = OpenIdProvider.arn(account, url);
    List<Tags.Tag> tags = UserAnswer.given(input.tags());
    List<Permission> permissions = new ArrayList<>();
    permissions.add(
        new Permission("iam:CreateOpenIDConnectProvider", arn, TagConditions.ofTags(tags)));
    if (!tags.isEmpty()) {
      permissions.add(
          new Permission("iam:TagOpenIDConnectProvider", arn, TagConditions.ofTags(tags)));
    }
    return new Prepared<>(
        permissions,
        call -> {
          if (OpenIdProviderTable.find(account, url, seen).isPresent()) {
            throw IamRefusal.openIdProviderExists(url);
          }
          OpenIdProvider provider =
              OpenIdProvider.create(
                  account,
                  input.url(),
                  Objects.requireNonNullElse(input.clientIDList(), List.of()),
                  Objects.requireNonNullElse(input.thumbprintList(), List.of()),
                  Tags.NONE.withExact(tags),
                  call.now());
          return Outcome.of(
              new CreateOpenIDConnectProviderResponse(
                  arn, tags.isEmpty() ? null : UserAnswer.tags(provider.tags())),
              OpenIdProviderTable.put(provider),
              HoldingsTable.put(
                  account,
                  HoldingsTable.of(account, seen)
                      .oneMore(Holding.OPENID_CONNECT_PROVIDERS, quotas)));
        });
  }
}
