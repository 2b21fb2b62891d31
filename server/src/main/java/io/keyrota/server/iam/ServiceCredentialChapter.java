package io.keyrota.server.iam;

import static io.keyrota.models.iam.IamModel.createServiceSpecificCredential;
import static io.keyrota.models.iam.IamModel.deleteServiceSpecificCredential;
import static io.keyrota.models.iam.IamModel.listServiceSpecificCredentials;
import static io.keyrota.models.iam.IamModel.resetServiceSpecificCredential;
import static io.keyrota.models.iam.IamModel.updateServiceSpecificCredential;

import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.server.aws.Api;

/** Service-specific credentials: a part of IAM's table of contents. */
final class ServiceCredentialChapter {

  private ServiceCredentialChapter() {}

  static void into(Api api, IamQuotas quotas) {
    api.with(createServiceSpecificCredential(), new CreateServiceSpecificCredential(quotas))
        .with(listServiceSpecificCredentials(), new ListServiceSpecificCredentials())
        .with(resetServiceSpecificCredential(), new ResetServiceSpecificCredential())
        .with(updateServiceSpecificCredential(), new UpdateServiceSpecificCredential())
        .with(deleteServiceSpecificCredential(), new DeleteServiceSpecificCredential());
  }
}
