package io.keyrota.server.iam;

import static io.keyrota.models.iam.IamModel.createAccessKey;
import static io.keyrota.models.iam.IamModel.createAccountAlias;
import static io.keyrota.models.iam.IamModel.createUser;
import static io.keyrota.models.iam.IamModel.deleteAccessKey;
import static io.keyrota.models.iam.IamModel.deleteAccountAlias;
import static io.keyrota.models.iam.IamModel.deleteUser;
import static io.keyrota.models.iam.IamModel.generateCredentialReport;
import static io.keyrota.models.iam.IamModel.getAccessKeyLastUsed;
import static io.keyrota.models.iam.IamModel.getAccountSummary;
import static io.keyrota.models.iam.IamModel.getCredentialReport;
import static io.keyrota.models.iam.IamModel.getUser;
import static io.keyrota.models.iam.IamModel.listAccessKeys;
import static io.keyrota.models.iam.IamModel.listAccountAliases;
import static io.keyrota.models.iam.IamModel.listUserTags;
import static io.keyrota.models.iam.IamModel.listUsers;
import static io.keyrota.models.iam.IamModel.setSecurityTokenServicePreferences;
import static io.keyrota.models.iam.IamModel.tagUser;
import static io.keyrota.models.iam.IamModel.untagUser;
import static io.keyrota.models.iam.IamModel.updateAccessKey;
import static io.keyrota.models.iam.IamModel.updateUser;

import io.keyrota.models.iam.IamModel;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.server.aws.Api;
import io.keyrota.server.aws.Duty;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.PassphraseKdf;
import io.keyrota.server.store.Table;
import java.util.List;
import java.util.Optional;

/** IAM's table of contents. */
public final class IamApi {
  private IamApi() {}

  /** What this room keeps in the store. */
  public static List<Table<?>> tables() {
    return List.of(
        AccountTable.TABLE,
        HoldingsTable.TABLE,
        UserTable.TABLE,
        AccessKeyTable.TABLE,
        CredentialReportTable.TABLE,
        MfaDeviceTable.TABLE,
        LoginProfileTable.TABLE,
        PasswordPolicyTable.TABLE,
        OpenIdProviderTable.TABLE,
        ServerCertificateTable.TABLE,
        UserCredentialsTable.TABLE,
        CertificateOwnerTable.TABLE,
        SamlProviderTable.TABLE,
        TokenVersionTable.TABLE,
        TokenIssuerTable.TABLE,
        GroupTable.TABLE,
        GroupMemberTable.TABLE,
        CustomerPolicyTable.TABLE,
        PolicyVersionTable.TABLE,
        PolicyAttachmentTable.TABLE,
        PolicyUseTable.TABLE,
        RoleTable.TABLE,
        InstanceProfileTable.TABLE,
        DeletionTaskTable.TABLE,
        AccessReportTable.TABLE,
        OldAttachments.TABLE);
  }

  /**
   * The operations that are built.
   *
   * @param publicUrl where others find the pages
   */
  public static Api of(IamQuotas quotas, KeyUses uses, Optional<String> publicUrl) {
    Api api =
        new Api(IamModel.SERVICE)
            .with(createUser(), new CreateUser(quotas))
            .with(
                getUser(), new GetUser(), "nobody signs in with a password, so no PasswordLastUsed")
            .with(
                listUsers(),
                new ListUsers(),
                "nobody signs in with a password, so no PasswordLastUsed")
            .with(updateUser(), new UpdateUser())
            .with(deleteUser(), new DeleteUser())
            .with(tagUser(), new TagUser())
            .with(untagUser(), new UntagUser())
            .with(listUserTags(), new ListUserTags())
            .with(createAccessKey(), new CreateAccessKey())
            .with(listAccessKeys(), new ListAccessKeys())
            .with(updateAccessKey(), new UpdateAccessKey())
            .with(deleteAccessKey(), new DeleteAccessKey())
            .with(getAccessKeyLastUsed(), new GetAccessKeyLastUsed(uses))
            .with(generateCredentialReport(), new GenerateCredentialReport(uses))
            .with(getCredentialReport(), new GetCredentialReport())
            .with(getAccountSummary(), new GetAccountSummary(quotas))
            .with(setSecurityTokenServicePreferences(), new SetSecurityTokenServicePreferences())
            .with(createAccountAlias(), new CreateAccountAlias())
            .with(deleteAccountAlias(), new DeleteAccountAlias())
            .with(listAccountAliases(), new ListAccountAliases());
    GroupChapter.into(api, quotas);
    PolicyChapter.into(api, quotas);
    ManagedPolicyChapter.into(api, quotas);
    MfaChapter.into(api, quotas);
    OpenIdChapter.into(api, quotas);
    ReportChapter.into(api, uses);
    PassphraseKdf kdf = Algorithms.jdk().pbkdf2();
    PasswordChapter.into(api, kdf);
    ServerCertificateChapter.into(api, quotas, kdf);
    OrganizationChapter.into(api);
    SshKeyChapter.into(api, quotas);
    SamlChapter.into(api, quotas);
    SigningCertificateChapter.into(api, quotas);
    ServiceCredentialChapter.into(api, quotas);
    RoleChapter.into(api, quotas, uses);
    SimulationChapter.into(api);
    AccessChapter.into(api, uses);
    OutboundChapter.into(api, publicUrl);
    DelegationChapter.into(api);
    return api;
  }

  /** What time asks for in this room. */
  public static List<Duty<?>> duties() {
    return List.of(new RotateTokenKeys());
  }
}
