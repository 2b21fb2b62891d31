package io.keyrota.server.iam;

import static io.keyrota.models.iam.IamModel.addClientIDToOpenIDConnectProvider;
import static io.keyrota.models.iam.IamModel.createOpenIDConnectProvider;
import static io.keyrota.models.iam.IamModel.deleteOpenIDConnectProvider;
import static io.keyrota.models.iam.IamModel.getOpenIDConnectProvider;
import static io.keyrota.models.iam.IamModel.listOpenIDConnectProviderTags;
import static io.keyrota.models.iam.IamModel.listOpenIDConnectProviders;
import static io.keyrota.models.iam.IamModel.removeClientIDFromOpenIDConnectProvider;
import static io.keyrota.models.iam.IamModel.tagOpenIDConnectProvider;
import static io.keyrota.models.iam.IamModel.untagOpenIDConnectProvider;
import static io.keyrota.models.iam.IamModel.updateOpenIDConnectProviderThumbprint;

import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.server.aws.Api;

/** OpenID Connect providers: a part of IAM's table of contents. */
final class OpenIdChapter {

  private OpenIdChapter() {}

  static void into(Api api, IamQuotas quotas) {
    api.with(createOpenIDConnectProvider(), new CreateOpenIDConnectProvider(quotas))
        .with(getOpenIDConnectProvider(), new GetOpenIDConnectProvider())
        .with(listOpenIDConnectProviders(), new ListOpenIDConnectProviders())
        .with(deleteOpenIDConnectProvider(), new DeleteOpenIDConnectProvider())
        .with(updateOpenIDConnectProviderThumbprint(), new UpdateOpenIDConnectProviderThumbprint())
        .with(addClientIDToOpenIDConnectProvider(), new AddClientIDToOpenIDConnectProvider())
        .with(
            removeClientIDFromOpenIDConnectProvider(),
            new RemoveClientIDFromOpenIDConnectProvider())
        .with(tagOpenIDConnectProvider(), new TagOpenIDConnectProvider())
        .with(untagOpenIDConnectProvider(), new UntagOpenIDConnectProvider())
        .with(listOpenIDConnectProviderTags(), new ListOpenIDConnectProviderTags());
  }
}
