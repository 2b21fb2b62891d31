package io.keyrota.server.sts;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.AttachUserPolicyRequest;
import io.keyrota.models.iam.DeleteAccessKeyRequest;
import io.keyrota.models.iam.DeleteUserPolicyRequest;
import io.keyrota.models.iam.DeleteUserRequest;
import io.keyrota.models.iam.DetachUserPolicyRequest;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.ListAccessKeysRequest;
import io.keyrota.models.sts.Credentials;
import io.keyrota.models.sts.DecodeAuthorizationMessageRequest;
import io.keyrota.models.sts.GetAccessKeyInfoRequest;
import io.keyrota.models.sts.GetCallerIdentityRequest;
import io.keyrota.models.sts.GetFederationTokenRequest;
import io.keyrota.models.sts.GetFederationTokenResponse;
import io.keyrota.models.sts.StsModel;
import io.keyrota.models.sts.Tag;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.server.aws.AuthorizationMessage;
import io.keyrota.server.aws.Credentials.Found;
import io.keyrota.server.iam.RoomHarness;
import io.keyrota.server.iam.RoomHarness.Signer;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FederationTest {
  private static final String KMS =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
          + "\"sts:GetAccessKeyInfo\",\"Resource\":\"*\"}]}";

  private final RoomHarness rooms = new RoomHarness();

  @Test
  void aFederatedUserHasANameOfItsOwn() {
    GetFederationTokenResponse made = token(rooms.root, "Bob", KMS, 129600);
    assertThat(Objects.requireNonNull(made.federatedUser()).arn())
        .isEqualTo("arn:aws:sts::111122223333:federated-user/Bob");
    assertThat(made.federatedUser().federatedUserId()).isEqualTo("111122223333:Bob");
    assertThat(made.packedPolicySize()).isBetween(1, 100);
    assertThat(made.sessionTokenSize()).isPositive();
    assertThat(made.sessionTokenUtilization()).isBetween(1, 100);
    assertThat(Objects.requireNonNull(made.credentials()).expiration())
        .as("the root's live an hour")
        .isEqualTo("2026-11-24T11:11:12Z");
    Signer session = Signer.of(made.credentials());
    assertThat(
            rooms
                .call(session, StsModel.getCallerIdentity(), new GetCallerIdentityRequest())
                .userId())
        .isEqualTo("111122223333:Bob");
    assertThat(token(admin(), "Bob", KMS, null).credentials())
        .extracting(Credentials::expiration)
        .hasToString("2026-11-24T22:11:12Z");
  }

  @Test
  void itMayDoWhatBothThePoliciesAndTheIssuerMay() {
    Signer alice = admin();
    Signer bob = Signer.of(token(alice, "Bob", KMS, null).credentials());
    assertThat(allowed(bob, "sts:GetAccessKeyInfo")).isTrue();
    assertThat(allowed(bob, "kms:CreateKey")).isFalse();
    assertThat(allowed(Signer.of(token(alice, "Carl", null, null).credentials()), "kms:CreateKey"))
        .as("without a policy it may nothing")
        .isFalse();
    Signer ofRoot = Signer.of(token(rooms.root, "Dora", KMS, null).credentials());
    assertThat(allowed(ofRoot, "sts:GetAccessKeyInfo")).isTrue();
    assertThat(allowed(ofRoot, "kms:CreateKey")).isFalse();
    rooms.call(
        rooms.root,
        IamModel.detachUserPolicy(),
        new DetachUserPolicyRequest("Alice", RoomHarness.ADMINISTRATOR_ACCESS));
    assertThat(allowed(bob, "sts:GetAccessKeyInfo")).as("what the issuer lost, it lost").isFalse();
  }

  @Test
  void itEndsWithItsIssuer() {
    Signer alice = admin();
    Signer bob = Signer.of(token(alice, "Bob", KMS, null).credentials());
    Caller.FederatedUser caller = (Caller.FederatedUser) ((Found.Usable) rooms.find(bob)).caller();
    assertThat(caller.issuer()).isInstanceOf(Caller.User.class);
    rooms.call(
        rooms.root,
        IamModel.detachUserPolicy(),
        new DetachUserPolicyRequest("Alice", RoomHarness.ADMINISTRATOR_ACCESS));
    rooms.call(
        rooms.root,
        IamModel.deleteUserPolicy(),
        new DeleteUserPolicyRequest("Alice", "SelfService"));
    rooms.call(
        rooms.root,
        IamModel.deleteAccessKey(),
        new DeleteAccessKeyRequest("Alice", alice.accessKeyId()));
    rooms.call(rooms.root, IamModel.deleteUser(), new DeleteUserRequest("Alice"));
    assertThat(rooms.find(bob)).isInstanceOf(Found.Missing.class);
  }

  @Test
  void itCallsNoIamAndOfStsOnlyWhoItIs() {
    Signer bob = Signer.of(token(rooms.root, "Bob", KMS, null).credentials());
    refused(
            () ->
                rooms.call(
                    bob, IamModel.listAccessKeys(), new ListAccessKeysRequest(null, null, null)))
        .as("InvalidClientTokenId");
    refused(
            () ->
                rooms.call(
                    bob,
                    StsModel.getAccessKeyInfo(),
                    new GetAccessKeyInfoRequest(bob.accessKeyId())))
        .as("AccessDenied");
    refused(() -> token(bob, "Bert", KMS, null)).as("AccessDenied");
  }

  @Test
  void whatIsWrongIsRefused() {
    Signer plain = rooms.user("Plain");
    refused(() -> token(plain, "Bob", KMS, null)).as("AccessDenied");
    refused(() -> token(rooms.root, "Bob", "{", null)).as("MalformedPolicyDocument");
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    StsModel.getFederationToken(),
                    new GetFederationTokenRequest(
                        "Bob",
                        null,
                        null,
                        null,
                        List.of(new Tag("a", "1"), new Tag("A", "2")),
                        null)))
        .as("ValidationError");
    assertThat(
            rooms.permissions(
                rooms.root,
                StsModel.getFederationToken(),
                new GetFederationTokenRequest(
                    "Bob", null, null, null, List.of(new Tag("a", "1")), null)))
        .extracting(Permission::action)
        .containsExactly("sts:GetFederationToken", "sts:TagSession");
  }

  @Test
  void aSessionWithAOneTimeCodeCallsIam() {
    Signer alice = rooms.user("Alice");
    Signer session = rooms.checkedSession(alice);
    assertThat(
            rooms
                .call(
                    session,
                    IamModel.listAccessKeys(),
                    new ListAccessKeysRequest("Alice", null, null))
                .accessKeyMetadata())
        .hasSize(1);
  }

  @Test
  void anEncodedDenialIsReadInItsOwnAccountOnly() {
    String said = "{\"allowed\":false,\"explicitDeny\":true}";
    String encoded = AuthorizationMessage.encode(RoomHarness.ACCOUNT, said, rooms.sealer);
    assertThat(encoded).doesNotContain("allowed");
    assertThat(decode(rooms.root, encoded)).isEqualTo(said);
    for (String bad : new String[] {encoded + "A", encoded.substring(1), "x", "é", "AQ"}) {
      refused(() -> decode(rooms.root, bad)).as("InvalidAuthorizationMessageException");
    }
    refused(() -> decode(rooms.otherRoot, encoded)).as("InvalidAuthorizationMessageException");
    Signer alice = rooms.user("Alice");
    refused(() -> decode(alice, encoded)).as("AccessDenied");
  }

  private @Nullable String decode(Signer signer, String message) {
    return rooms
        .call(
            signer,
            StsModel.decodeAuthorizationMessage(),
            new DecodeAuthorizationMessageRequest(message))
        .decodedMessage();
  }

  private Signer admin() {
    Signer alice = rooms.user("Alice");
    rooms.call(
        rooms.root,
        IamModel.attachUserPolicy(),
        new AttachUserPolicyRequest("Alice", RoomHarness.ADMINISTRATOR_ACCESS));
    return alice;
  }

  private boolean allowed(Signer signer, String action) {
    try {
      rooms.require(signer, Permission.of(action, "*"));
      return true;
    } catch (Refusal refusal) {
      Assertions.assertThat(refusal.code()).isEqualTo("AccessDenied");
      return false;
    }
  }

  private GetFederationTokenResponse token(
      Signer signer, String name, @Nullable String policy, @Nullable Integer seconds) {
    return rooms.call(
        signer,
        StsModel.getFederationToken(),
        new GetFederationTokenRequest(name, policy, null, seconds, null, null));
  }
}
