package io.keyrota.server.iam;

import static io.keyrota.models.iam.IamModel.deleteServerCertificate;
import static io.keyrota.models.iam.IamModel.getServerCertificate;
import static io.keyrota.models.iam.IamModel.listServerCertificateTags;
import static io.keyrota.models.iam.IamModel.listServerCertificates;
import static io.keyrota.models.iam.IamModel.tagServerCertificate;
import static io.keyrota.models.iam.IamModel.untagServerCertificate;
import static io.keyrota.models.iam.IamModel.updateServerCertificate;
import static io.keyrota.models.iam.IamModel.uploadServerCertificate;

import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.server.aws.Api;
import io.keyrota.server.crypto.PassphraseKdf;

/** Server certificates: a part of IAM's table of contents. */
final class ServerCertificateChapter {

  private ServerCertificateChapter() {}

  static void into(Api api, IamQuotas quotas, PassphraseKdf kdf) {
    api.with(uploadServerCertificate(), new UploadServerCertificate(quotas, kdf))
        .with(getServerCertificate(), new GetServerCertificate())
        .with(listServerCertificates(), new ListServerCertificates())
        .with(updateServerCertificate(), new UpdateServerCertificate())
        .with(tagServerCertificate(), new TagServerCertificate())
        .with(untagServerCertificate(), new UntagServerCertificate())
        .with(listServerCertificateTags(), new ListServerCertificateTags())
        .with(deleteServerCertificate(), new DeleteServerCertificate());
  }
}
