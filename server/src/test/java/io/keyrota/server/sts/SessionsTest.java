package io.keyrota.server.sts;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.AttachUserPolicyRequest;
import io.keyrota.models.iam.DeleteAccessKeyRequest;
import io.keyrota.models.iam.DeleteUserRequest;
import io.keyrota.models.iam.DetachUserPolicyRequest;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.ListAccessKeysRequest;
import io.keyrota.models.iam.UpdateUserRequest;
import io.keyrota.models.sts.Credentials;
import io.keyrota.models.sts.GetAccessKeyInfoRequest;
import io.keyrota.models.sts.GetCallerIdentityRequest;
import io.keyrota.models.sts.GetCallerIdentityResponse;
import io.keyrota.models.sts.GetSessionTokenRequest;
import io.keyrota.models.sts.StsModel;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.iam.AccessKeyId;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Credentials.Found;
import io.keyrota.server.iam.RoomHarness;
import io.keyrota.server.iam.RoomHarness.Signer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private final RoomHarness rooms = new RoomHarness();

  @Test
  void everybodyMayKnowWhoItIs() {
    Signer alice = rooms.user("Alice");
    GetCallerIdentityResponse who = identity(alice);
    assertThat(who.account()).isEqualTo("111122223333");
    assertThat(who.arn()).isEqualTo("arn:aws:iam::111122223333:user/Alice");
    assertThat(who.userId()).startsWith("AIDA");
    assertThat(identity(rooms.otherRoot))
        .isEqualTo(
            new GetCallerIdentityResponse(
                "444455556666", "444455556666", "arn:aws:iam::444455556666:root"));
    assertThat(identity(rooms.session(alice, null))).isEqualTo(who);
  }

  @Test
  void aSessionLivesTwelveHoursUnlessAskedOtherwise() {
    Signer alice = rooms.user("Alice");
    Credentials made = credentials(alice, null);
    assertThat(made.expiration()).isEqualTo("2026-11-24T22:11:12Z");
    assertThat(made.accessKeyId()).matches("ASIA[A-Z2-7]{16}");
    assertThat(made.secretAccessKey().revealText()).matches("[A-Za-z0-9+/]{40}");
    assertThat(made.toString())
        .doesNotContain(made.secretAccessKey().revealText(), made.sessionToken().revealText());
    assertThat(credentials(alice, 900).expiration()).isEqualTo("2026-11-24T10:26:12Z");
    assertThat(credentials(rooms.root, 129600).expiration()).isEqualTo("2026-11-24T11:11:12Z");
  }

  @Test
  void itsCredentialsAreTheUsersUntilTheyExpire() {
    Signer alice = rooms.user("Alice");
    Signer session = rooms.session(alice, 900);
    Found.Usable usable = (Found.Usable) rooms.find(session);
    try (Secret secret = usable.secret().get()) {
      assertThat(secret.revealText()).isEqualTo(session.secret());
    }
    Caller.User caller = (Caller.User) usable.caller();
    assertThat(caller.userName()).isEqualTo("Alice");
    assertThat(caller.credential())
        .contains(
            new Caller.Credential(
                session.accessKeyId(),
                Optional.of(
                    new Caller.Session(
                        alice.accessKeyId(),
                        Instant.parse("2026-11-24T10:11:12Z"),
                        Instant.parse("2026-11-24T10:26:12Z")))));
    rooms.clock.set(Instant.parse("2026-11-24T10:26:11.999Z"));
    assertThat(rooms.find(session)).isInstanceOf(Found.Usable.class);
    rooms.clock.advance(Duration.ofMillis(1));
    assertThat(rooms.find(session)).isInstanceOf(Found.Expired.class);
  }

  @Test
  void twoSessionsHaveTwoVersions() {
    Signer alice = rooms.user("Alice");
    assertThat(((Found.Usable) rooms.find(rooms.session(alice, null))).version())
        .isNotEqualTo(((Found.Usable) rooms.find(rooms.session(alice, null))).version());
  }

  @Test
  void aTokenWithAnyCharacterChangedCutOrAddedIsNobodys() {
    Signer session = rooms.session(rooms.user("Alice"), null);
    String token = Objects.requireNonNull(session.sessionToken());
    for (int i = 0; i < token.length(); i++) {
      for (char other : new char[] {'A', 'B', '/', '=', '\u00e9'}) {
        if (token.charAt(i) != other) {
          String changed = token.substring(0, i) + other + token.substring(i + 1);
          assertThat(rooms.find(with(session, changed)))
              .as("%d %s", i, other)
              .isInstanceOf(Found.Missing.class);
        }
      }
      assertThat(rooms.find(with(session, token.substring(0, i))))
          .isInstanceOf(Found.Missing.class);
    }
    for (String more : new String[] {"A", "=", "====", " ", "\n"}) {
      assertThat(rooms.find(with(session, token + more))).isInstanceOf(Found.Missing.class);
    }
    assertThat(rooms.find(with(session, "A".repeat(10_000)))).isInstanceOf(Found.Missing.class);
    assertThat(rooms.find(with(session, null))).isInstanceOf(Found.Missing.class);
  }

  @Test
  void theUnusedBitsOfATokensLastCharacterCountToo() {
    // The payload grows with the parent key's id; among these one token ends in unused bits.
    int padded = 0;
    for (String name : new String[] {"Alice", "Bob", "Carol"}) {
      Signer session = rooms.session(rooms.user(name), null);
      String token = Objects.requireNonNull(session.sessionToken());
      int last = token.replace("=", "").length() - 1;
      padded += token.endsWith("=") ? 1 : 0;
      String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
      for (int i = 0; i < alphabet.length(); i++) {
        String changed = token.substring(0, last) + alphabet.charAt(i) + token.substring(last + 1);
        assertThat(rooms.find(with(session, changed)) instanceof Found.Usable)
            .isEqualTo(changed.equals(token));
      }
    }
    assertThat(padded).isPositive();
  }

  @Test
  void aTokenOfAnotherSessionOrAccountIsNobodys() {
    Signer alice = rooms.user("Alice");
    Signer one = rooms.session(alice, null);
    Signer two = rooms.session(alice, null);
    Signer foreign = rooms.session(rooms.otherRoot, null);
    assertThat(rooms.find(with(one, two.sessionToken()))).isInstanceOf(Found.Missing.class);
    assertThat(rooms.find(with(one, foreign.sessionToken()))).isInstanceOf(Found.Missing.class);
    assertThat(rooms.find(with(alice, one.sessionToken()))).isInstanceOf(Found.Missing.class);
  }

  @Test
  void aRenamedUsersSessionActsUnderTheNewNameAndWithTheRightsOfTheMoment() {
    Signer session = rooms.session(rooms.user("Alice"), null);
    rooms.call(rooms.root, IamModel.updateUser(), new UpdateUserRequest("Alice", "/x/", "Bob"));
    attach("Bob");
    Caller.User caller = (Caller.User) ((Found.Usable) rooms.find(session)).caller();
    assertThat(caller.arn()).isEqualTo("arn:aws:iam::111122223333:user/x/Bob");
    assertThat(caller.managedPolicies()).isEqualTo(Set.of(RoomHarness.ADMINISTRATOR_ACCESS));
    rooms.call(
        rooms.root,
        IamModel.detachUserPolicy(),
        new DetachUserPolicyRequest("Bob", RoomHarness.ADMINISTRATOR_ACCESS));
    assertThat(((Caller.User) ((Found.Usable) rooms.find(session)).caller()).managedPolicies())
        .isEmpty();
  }

  @Test
  void aSessionOutlivesItsParentKeyButNotItsUser() {
    Signer alice = rooms.user("Alice");
    Signer session = rooms.session(alice, null);
    rooms.call(
        rooms.root,
        IamModel.deleteAccessKey(),
        new DeleteAccessKeyRequest("Alice", alice.accessKeyId()));
    assertThat(rooms.find(session)).isInstanceOf(Found.Usable.class);
    rooms.withoutSelfService("Alice");
    rooms.call(rooms.root, IamModel.deleteUser(), new DeleteUserRequest("Alice"));
    assertThat(rooms.find(session)).isInstanceOf(Found.Missing.class);
    rooms.user("Alice");
    assertThat(rooms.find(session)).as("another Alice").isInstanceOf(Found.Missing.class);
  }

  @Test
  void sessionCredentialsCallNeitherIamNorTheRestOfSts() {
    Signer alice = rooms.user("Alice");
    attach("Alice");
    for (Signer session :
        new Signer[] {rooms.session(alice, null), rooms.session(rooms.root, null)}) {
      refused(
              () ->
                  rooms.call(
                      session,
                      IamModel.listAccessKeys(),
                      new ListAccessKeysRequest(null, null, null)))
          .as("InvalidClientTokenId", "The security token included in the request is invalid");
      refused(() -> credentials(session, null))
          .as("AccessDenied", "Cannot call GetSessionToken with session credentials");
      refused(() -> account(session, alice.accessKeyId())).as("AccessDenied");
    }
  }

  @Test
  void noMfaCodeIsTheRightOne() {
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    StsModel.getSessionToken(),
                    new GetSessionTokenRequest(
                        null, "arn:aws:iam::111122223333:mfa/x", "123456", null)))
        .as(
            "AccessDenied",
            "MultiFactorAuthentication failed with invalid MFA one time pass code.");
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    StsModel.getSessionToken(),
                    new GetSessionTokenRequest(null, null, "123456", null)))
        .as("AccessDenied");
  }

  @Test
  void theAccountOfAnyKeyIsTold() {
    Signer alice = rooms.user("Alice");
    Signer session = rooms.session(rooms.otherRoot, null);
    assertThat(account(rooms.root, alice.accessKeyId())).isEqualTo("111122223333");
    assertThat(account(rooms.root, rooms.otherRoot.accessKeyId())).isEqualTo("444455556666");
    assertThat(account(rooms.root, session.accessKeyId())).isEqualTo("444455556666");
    refused(() -> account(alice, alice.accessKeyId())).as("AccessDenied");
  }

  @Test
  void aKeyOfNobodyAndASessionOfNoAccountAreInvalid() {
    String nowhere = AccessKeyId.session(new AccountId("999999999999"), new byte[5]);
    for (String id : new String[] {"AKIAIOSFODNN7EXAMPLE", "ASIAIOSFODNN7EXAMPLE", nowhere}) {
      refused(() -> account(rooms.root, id)).as("ValidationError", "Invalid Access Key ID: " + id);
    }
  }

  private void attach(String user) {
    rooms.call(
        rooms.root,
        IamModel.attachUserPolicy(),
        new AttachUserPolicyRequest(user, RoomHarness.ADMINISTRATOR_ACCESS));
  }

  private GetCallerIdentityResponse identity(Signer signer) {
    return rooms.call(signer, StsModel.getCallerIdentity(), new GetCallerIdentityRequest());
  }

  private Credentials credentials(Signer signer, @Nullable Integer seconds) {
    return Objects.requireNonNull(
        rooms
            .call(
                signer,
                StsModel.getSessionToken(),
                new GetSessionTokenRequest(seconds, null, null, null))
            .credentials());
  }

  private @Nullable String account(Signer signer, String id) {
    return rooms
        .call(signer, StsModel.getAccessKeyInfo(), new GetAccessKeyInfoRequest(id))
        .account();
  }

  private static Signer with(Signer signer, @Nullable String token) {
    return new Signer(signer.accessKeyId(), signer.secret(), token);
  }
}
