package io.keyrota.server.iam;

import static io.keyrota.models.iam.IamModel.createSAMLProvider;
import static io.keyrota.models.iam.IamModel.deleteSAMLProvider;
import static io.keyrota.models.iam.IamModel.getSAMLProvider;
import static io.keyrota.models.iam.IamModel.listSAMLProviderTags;
import static io.keyrota.models.iam.IamModel.listSAMLProviders;
import static io.keyrota.models.iam.IamModel.tagSAMLProvider;
import static io.keyrota.models.iam.IamModel.untagSAMLProvider;
import static io.keyrota.models.iam.IamModel.updateSAMLProvider;

import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.server.aws.Api;

/** SAML providers: a part of IAM's table of contents. */
final class SamlChapter {

  private SamlChapter() {}

  static void into(Api api, IamQuotas quotas) {
    api.with(createSAMLProvider(), new CreateSAMLProvider(quotas))
        .with(getSAMLProvider(), new GetSAMLProvider())
        .with(listSAMLProviders(), new ListSAMLProviders())
        .with(updateSAMLProvider(), new UpdateSAMLProvider())
        .with(deleteSAMLProvider(), new DeleteSAMLProvider())
        .with(tagSAMLProvider(), new TagSAMLProvider())
        .with(untagSAMLProvider(), new UntagSAMLProvider())
        .with(listSAMLProviderTags(), new ListSAMLProviderTags());
  }
}
