package io.keyrota.server.iam;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.ChangePasswordRequest;
import io.keyrota.models.iam.CreateLoginProfileRequest;
import io.keyrota.models.iam.DeleteAccountPasswordPolicyRequest;
import io.keyrota.models.iam.DeleteLoginProfileRequest;
import io.keyrota.models.iam.DeleteUserRequest;
import io.keyrota.models.iam.GenerateCredentialReportRequest;
import io.keyrota.models.iam.GetAccountPasswordPolicyRequest;
import io.keyrota.models.iam.GetCredentialReportRequest;
import io.keyrota.models.iam.GetLoginProfileRequest;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.LoginProfile;
import io.keyrota.models.iam.PasswordPolicy;
import io.keyrota.models.iam.PutUserPolicyRequest;
import io.keyrota.models.iam.UpdateAccountPasswordPolicyRequest;
import io.keyrota.models.iam.UpdateLoginProfileRequest;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.iam.RoomHarness.Signer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private static final String GOOD = "correct-Horse7";

  private final RoomHarness rooms = new RoomHarness();
  private final Signer alice = rooms.user("Alice");

  @Test
  void aPasswordIsGivenToldAboutAndTakenAway() {
    refused(() -> create("short1A"))
        .as("PasswordPolicyViolation", "Password does not conform to the account password policy.");
    refused(() -> create("onlylowercase")).as("PasswordPolicyViolation");
    LoginProfile made = create(GOOD);
    assertThat(made.userName()).isEqualTo("Alice");
    assertThat(made.passwordResetRequired()).isTrue();
    assertThat(get()).isEqualTo(made);
    refused(() -> create(GOOD))
        .as("EntityAlreadyExists", "Login Profile for user Alice already exists.");
    refused(() -> rooms.call(rooms.root, IamModel.deleteUser(), new DeleteUserRequest("Alice")))
        .as("DeleteConflict", "Cannot delete entity, must delete login profile first.");
    rooms.call(rooms.root, IamModel.deleteLoginProfile(), new DeleteLoginProfileRequest("Alice"));
    refused(this::get).as("NoSuchEntity", "Login Profile for User Alice cannot be found.");
  }

  @Test
  void theRowShowsNothingOfThePassword() {
    create(GOOD);
    var user = UserTable.named(RoomHarness.ACCOUNT, "Alice", rooms.store.snapshot()).orElseThrow();
    var row = LoginProfileTable.of(user, rooms.store.snapshot()).orElseThrow();
    assertThat(LoginProfileTable.TABLE.write(row).toString()).doesNotContain(GOOD);
    assertThat(row.hashes().getFirst().iterations()).isEqualTo(210_000);
    assertThat(LoginProfileTable.TABLE.read(1, LoginProfileTable.TABLE.write(row)).userId())
        .isEqualTo(user.userId());
  }

  @Test
  void aUserChangesItsOwnPasswordAndNotBackToAFormerOne() {
    create(GOOD);
    refused(() -> change(alice, GOOD, "another-Horse8")).as("AccessDenied");
    refused(() -> policy(alice)).as("AccessDenied");
    policy(8, 3);
    assertThat(policy(alice)).isEqualTo(policy());
    refused(() -> change(rooms.root, GOOD, "another-Horse8")).as("InvalidUserType");
    refused(() -> change(alice, "wrong", "another-Horse8"))
        .as("AccessDenied", "The old password was incorrect.");
    refused(() -> change(alice, GOOD, "short")).as("PasswordPolicyViolation");
    refused(() -> change(alice, GOOD, GOOD)).as("PasswordPolicyViolation");
    change(alice, GOOD, "another-Horse8");
    assertThat(get().passwordResetRequired()).isFalse();
    refused(() -> change(alice, GOOD, "third-Horse9")).as("AccessDenied");
    refused(() -> change(alice, "another-Horse8", GOOD)).as("PasswordPolicyViolation");
    rooms.call(
        rooms.root,
        IamModel.updateLoginProfile(),
        new UpdateLoginProfileRequest("Alice", Secret.ofText(GOOD), null));
    change(alice, GOOD, "third-Horse9");
  }

  @Test
  void whoIsDeniedItMayNotChangeThePasswordThoughAllUsersMay() {
    create(GOOD);
    policy(8, null);
    rooms.call(
        rooms.root,
        IamModel.putUserPolicy(),
        new PutUserPolicyRequest(
            "Alice",
            "NoPasswords",
            """
            {"Version":"2012-10-17","Statement":{"Effect":"Deny","Resource":"*",
             "Action":["iam:ChangePassword","iam:GetAccountPasswordPolicy"]}}
            """));

    refused(() -> change(alice, GOOD, "another-Horse8"))
        .as(
            "AccessDenied",
            "User: arn:aws:iam::111122223333:user/Alice is not authorized to perform:"
                + " iam:ChangePassword on resource: user Alice with an explicit deny in an"
                + " identity-based policy");
    refused(() -> policy(alice)).as("AccessDenied");
  }

  @Test
  void anAccountsPasswordPolicyIsSetToldAndTakenAway() {
    refused(this::policy)
        .as("NoSuchEntity", "The Password Policy with domain name 111122223333 cannot be found.");
    policy(20, null);
    var told = policy();
    assertThat(told.minimumPasswordLength()).isEqualTo(20);
    assertThat(told.expirePasswords()).isTrue();
    assertThat(told.maxPasswordAge()).isEqualTo(90);
    assertThat(told.passwordReusePrevention()).isNull();
    refused(() -> create(GOOD)).as("PasswordPolicyViolation");
    rooms.call(
        rooms.root,
        IamModel.deleteAccountPasswordPolicy(),
        new DeleteAccountPasswordPolicyRequest());
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.deleteAccountPasswordPolicy(),
                    new DeleteAccountPasswordPolicyRequest()))
        .as("NoSuchEntity");
  }

  @Test
  void theCredentialReportTellsOfPasswords() {
    create(GOOD);
    policy(8, null);
    rooms.call(
        rooms.root, IamModel.generateCredentialReport(), new GenerateCredentialReportRequest());
    String report =
        new String(
            Objects.requireNonNull(
                    rooms
                        .call(
                            rooms.root,
                            IamModel.getCredentialReport(),
                            new GetCredentialReportRequest())
                        .content())
                .bytes(),
            StandardCharsets.UTF_8);
    assertThat(report)
        .contains(
            "user/Alice,2026-11-24T10:11:12+00:00,true,no_information,2026-11-24T10:11:12+00:00,"
                + "2027-02-22T10:11:12+00:00,false,true");
  }

  private LoginProfile create(String password) {
    return rooms
        .call(
            rooms.root,
            IamModel.createLoginProfile(),
            new CreateLoginProfileRequest("Alice", Secret.ofText(password), true))
        .loginProfile();
  }

  private LoginProfile get() {
    return rooms
        .call(rooms.root, IamModel.getLoginProfile(), new GetLoginProfileRequest("Alice"))
        .loginProfile();
  }

  private void change(Signer signer, String old, String next) {
    rooms.call(
        signer,
        IamModel.changePassword(),
        new ChangePasswordRequest(Secret.ofText(old), Secret.ofText(next)));
  }

  private void policy(int length, @Nullable Integer reuse) {
    rooms.call(
        rooms.root,
        IamModel.updateAccountPasswordPolicy(),
        new UpdateAccountPasswordPolicyRequest(
            length, false, true, true, true, true, 90, reuse, null));
  }

  private PasswordPolicy policy() {
    return policy(rooms.root);
  }

  private PasswordPolicy policy(Signer signer) {
    return rooms
        .call(signer, IamModel.getAccountPasswordPolicy(), new GetAccountPasswordPolicyRequest())
        .passwordPolicy();
  }
}
