package io.keyrota.server.iam;

import io.keyrota.models.iam.TagSAMLProviderRequest;
import io.keyrota.models.iam.TagSAMLProviderResponse;
import io.keyrota.rules.iam.Tags;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Sets tags of a SAML provider. */
final class TagSAMLProvider implements Operation<TagSAMLProviderRequest, TagSAMLProviderResponse> {
  @Override
  public Prepared<TagSAMLProviderResponse> prepare(
      Request request, TagSAMLProviderRequest input, Snapshot seen) {
    NamedProvider<SealedSamlProvider> named =
        NamedProvider.saml(request, input.samlProviderArn(), seen);
    List<Tags.Tag> tags = UserAnswer.given(input.tags());
    return Prepared.of(
        named.permission("iam:TagSAMLProvider", TagConditions.ofTags(tags)),
        call -> {
          SealedSamlProvider row = named.need();
          return Outcome.of(
              new TagSAMLProviderResponse(),
              SamlProviderTable.put(
                  row.with(row.provider().with(row.provider().tags().withExact(tags)))));
        });
  }
}
