package io.keyrota.server.iam;

import static io.keyrota.models.iam.IamModel.deleteSigningCertificate;
import static io.keyrota.models.iam.IamModel.listSigningCertificates;
import static io.keyrota.models.iam.IamModel.updateSigningCertificate;
import static io.keyrota.models.iam.IamModel.uploadSigningCertificate;

import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.server.aws.Api;

/** Signing certificates: a part of IAM's table of contents. */
final class SigningCertificateChapter {

  private SigningCertificateChapter() {}

  static void into(Api api, IamQuotas quotas) {
    api.with(uploadSigningCertificate(), new UploadSigningCertificate(quotas))
        .with(listSigningCertificates(), new ListSigningCertificates())
        .with(updateSigningCertificate(), new UpdateSigningCertificate())
        .with(deleteSigningCertificate(), new DeleteSigningCertificate());
  }
}
