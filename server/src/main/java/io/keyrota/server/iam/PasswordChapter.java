package io.keyrota.server.iam;

import static io.keyrota.models.iam.IamModel.changePassword;
import static io.keyrota.models.iam.IamModel.createLoginProfile;
import static io.keyrota.models.iam.IamModel.deleteAccountPasswordPolicy;
import static io.keyrota.models.iam.IamModel.deleteLoginProfile;
import static io.keyrota.models.iam.IamModel.getAccountPasswordPolicy;
import static io.keyrota.models.iam.IamModel.getLoginProfile;
import static io.keyrota.models.iam.IamModel.updateAccountPasswordPolicy;
import static io.keyrota.models.iam.IamModel.updateLoginProfile;

import io.keyrota.server.aws.Api;
import io.keyrota.server.crypto.PassphraseKdf;

/** Passwords and the password policy: a part of IAM's table of contents. */
final class PasswordChapter {

  private PasswordChapter() {}

  static void into(Api api, PassphraseKdf kdf) {
    api.with(createLoginProfile(), new CreateLoginProfile(kdf))
        .with(getLoginProfile(), new GetLoginProfile())
        .with(updateLoginProfile(), new UpdateLoginProfile(kdf))
        .with(deleteLoginProfile(), new DeleteLoginProfile())
        .with(changePassword(), new ChangePassword(kdf))
        .with(updateAccountPasswordPolicy(), new UpdateAccountPasswordPolicy())
        .with(getAccountPasswordPolicy(), new GetAccountPasswordPolicy())
        .with(deleteAccountPasswordPolicy(), new DeleteAccountPasswordPolicy());
  }
}
