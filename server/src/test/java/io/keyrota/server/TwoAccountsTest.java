package io.keyrota.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.SignedCalls.Keys;
import io.keyrota.server.SignedCalls.Reply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two accounts on one server know nothing of each other, whatever name or id they guess. */
class TwoAccountsTest {
  @TempDir static Path folder;
  private static Indoors house;
  private static SignedCalls here;
  private static SignedCalls there;
  private static SignedCalls administratorThere;
  private static String account;
  private static String keyHere;

  @BeforeAll
  static void open() {
    house =
        Indoors.open(
            folder.resolve("data"),
            Indoors.Lot.at("2026-11-24T12:00:00Z"),
            "--account",
            "111122223333");
    here = house.root();
    there = house.as(Keys.of(here.keyrota("CreateAccount", "{\"AccountId\":\"444455556666\"}")));
    account = there.sts("GetCallerIdentity").text("Account");
    here.iam("CreateUser", "UserName", "App", "Path", "/apps/");
    here.iam("TagUser", "UserName", "App", "Tags.member.1.Key", "k", "Tags.member.1.Value", "v");
    here.iam("CreateAccountAlias", "AccountAlias", "here");
    keyHere = here.iam("CreateAccessKey", "UserName", "App").text("AccessKeyId");
    there.iam("CreateUser", "UserName", "Admin");
    there.iam(
        "AttachUserPolicy",
        "UserName",
        "Admin",
        "PolicyArn",
        "arn:aws:iam::aws:policy/AdministratorAccess");
    administratorThere = there.as(Keys.of(there.iam("CreateAccessKey", "UserName", "Admin")));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void theOtherAccountIsAnAccountOfItsOwn() {
    assertThat(account).isEqualTo("444455556666");
    assertThat(there.sts("GetCallerIdentity").text("Arn"))
        .isEqualTo("arn:aws:iam::444455556666:root");
    assertThat(administratorThere.sts("GetCallerIdentity").text("Arn"))
        .isEqualTo("arn:aws:iam::444455556666:user/Admin");
  }

  @Test
  void listsHoldTheSignersAccountAlone() {
    for (SignedCalls signer : new SignedCalls[] {there, administratorThere}) {
      assertThat(signer.iam("ListUsers").all("UserName")).containsExactly("Admin");
      assertThat(signer.iam("ListUsers", "PathPrefix", "/apps/").all("UserName")).isEmpty();
      assertThat(signer.iam("ListAccountAliases").body()).doesNotContain("here");
      assertThat(signer.iam("GetAccountSummary").body())
          .containsPattern("<key>Users</key>\\s*<value>1</value>");
    }
    assertThat(here.iam("ListUsers").all("UserName")).containsExactly("App");
    there.iam("GenerateCredentialReport");
    String report = there.iam("GetCredentialReport").text("Content");
    assertThat(new String(Base64.getMimeDecoder().decode(report), StandardCharsets.UTF_8))
        .contains("arn:aws:iam::444455556666:user/Admin")
        .doesNotContain("111122223333", "App");
  }

  @Test
  void aNameOfTheOtherAccountIsNobodysName() {
    String[][] asked = {
      {"GetUser"},
      {"ListAccessKeys"},
      {"CreateAccessKey"},
      {"ListUserTags"},
      {"ListAttachedUserPolicies"},
      {"DeleteUser"},
      {"UpdateUser", "NewUserName", "Mine"},
      {"UntagUser", "TagKeys.member.1", "k"},
      {"TagUser", "Tags.member.1.Key", "k", "Tags.member.1.Value", "theirs"},
      {"AttachUserPolicy", "PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"},
      {"UpdateAccessKey", "AccessKeyId", keyHere, "Status", "Inactive"},
      {"DeleteAccessKey", "AccessKeyId", keyHere}
    };
    for (SignedCalls signer : new SignedCalls[] {there, administratorThere}) {
      for (String[] ask : asked) {
        assertThat(onApp(signer, ask).code()).as(ask[0]).isEqualTo("NoSuchEntity");
      }
    }
    assertThat(here.iam("GetUser", "UserName", "App").text("Arn"))
        .isEqualTo("arn:aws:iam::111122223333:user/apps/App");
    assertThat(here.iam("ListUserTags", "UserName", "App").text("Value")).isEqualTo("v");
    assertThat(here.iam("ListAccessKeys", "UserName", "App").text("Status")).isEqualTo("Active");
  }

  @Test
  void aKeyOfTheOtherAccountIsAKeyThatDoesNotExist() {
    for (SignedCalls signer : new SignedCalls[] {there, administratorThere}) {
      for (String action : new String[] {"UpdateAccessKey", "DeleteAccessKey"}) {
        Reply known =
            signer.iam(action, "AccessKeyId", keyHere, "Status", "Inactive", "UserName", "Admin");
        Reply unknown =
            signer.iam(
                action,
                "AccessKeyId",
                "AKIAAAAAAAAAAAAAAAAA",
                "Status",
                "Inactive",
                "UserName",
                "Admin");
        assertThat(known.code()).as(action).isEqualTo("NoSuchEntity");
        assertThat(known.text("Message").replace(keyHere, "AKIAAAAAAAAAAAAAAAAA"))
            .isEqualTo(unknown.text("Message"));
      }
    }
  }

  @Test
  void theLastUseOfAForeignKeyIsDeniedInTheWordsForOneThatDoesNotExist() {
    Reply foreign = there.iam("GetAccessKeyLastUsed", "AccessKeyId", keyHere);
    Reply unknown = there.iam("GetAccessKeyLastUsed", "AccessKeyId", "AKIAAAAAAAAAAAAAAAAA");
    assertThat(foreign.status()).isEqualTo(403);
    assertThat(foreign.code()).isEqualTo("AccessDenied");
    assertThat(foreign.text("Message").replace(keyHere, "AKIAAAAAAAAAAAAAAAAA"))
        .isEqualTo(unknown.text("Message"));
    assertThat(here.iam("GetAccessKeyLastUsed", "AccessKeyId", keyHere).text("UserName"))
        .isEqualTo("App");
  }

  @Test
  void theLastUseOfADeletedKeyIsDeniedToo() {
    here.iam("CreateUser", "UserName", "Gone");
    String id = here.iam("CreateAccessKey", "UserName", "Gone").text("AccessKeyId");
    here.iam("DeleteAccessKey", "UserName", "Gone", "AccessKeyId", id);
    here.iam("DeleteUser", "UserName", "Gone");
    assertThat(here.iam("GetAccessKeyLastUsed", "AccessKeyId", id).code())
        .isEqualTo("AccessDenied");
  }

  @Test
  void whoseAccountAKeyIsTellsStsToEverybodyWhoMayAsk() {
    assertThat(there.sts("GetAccessKeyInfo", "AccessKeyId", keyHere).text("Account"))
        .isEqualTo("111122223333");
    assertThat(administratorThere.sts("GetAccessKeyInfo", "AccessKeyId", keyHere).text("Account"))
        .isEqualTo("111122223333");
  }

  @Test
  void theInstallationIsTheOperatorsAlone() {
    String[][] asked = {
      {"ListAccounts", "{}"},
      {"CreateAccount", "{}"},
      {"VerifyTrail", "{}"},
      {"AdvanceClock", "{\"Duration\":\"1h\"}"}
    };
    for (SignedCalls signer : new SignedCalls[] {there, administratorThere}) {
      for (String[] ask : asked) {
        Reply refused = signer.keyrota(ask[0], ask[1]);
        assertThat(refused.code()).as(ask[0]).startsWith("AccessDenied");
        assertThat(refused.body()).as(ask[0]).doesNotContain("111122223333");
      }
    }
  }

  @Test
  void anAccountFindsItsOwnEntriesInTheTrailAndNoOthers() {
    there.iam("GetUser", "UserName", "App");
    for (SignedCalls signer : new SignedCalls[] {there, administratorThere}) {
      Reply found = signer.keyrota("LookupTrail", "{\"MaxItems\":1000}");
      assertThat(found.all("EventId")).isNotEmpty();
      assertThat(found.body())
          .contains("recipientAccountId\\\":\\\"444455556666")
          .doesNotContain("recipientAccountId\\\":\\\"111122223333");
    }
    assertThat(here.keyrota("LookupTrail", "{\"MaxItems\":1000}").body())
        .contains("recipientAccountId\\\":\\\"111122223333");
  }

  @Test
  void aDenialInsideOnesOwnAccountSaysWhatWasMissing() {
    here.iam("CreateUser", "UserName", "Plain");
    SignedCalls plain = here.as(Keys.of(here.iam("CreateAccessKey", "UserName", "Plain")));
    Reply denied = plain.iam("GetUser", "UserName", "App");
    assertThat(denied.status()).isEqualTo(403);
    assertThat(denied.code()).isEqualTo("AccessDenied");
    assertThat(denied.text("Message"))
        .isEqualTo(
            "User: arn:aws:iam::111122223333:user/Plain is not authorized to perform: iam:GetUser"
                + " on resource: user App because no"
                + " identity-based policy allows the iam:GetUser action");
    here.iam("DeleteAccessKey", "UserName", "Plain", "AccessKeyId", plain.keys().accessKeyId());
    assertThat(here.iam("DeleteUser", "UserName", "Plain").code()).isEqualTo("ok");
  }

  private static Reply onApp(SignedCalls signer, String[] ask) {
    String[] parameters = new String[ask.length + 1];
    parameters[0] = "UserName";
    parameters[1] = "App";
    System.arraycopy(ask, 1, parameters, 2, ask.length - 1);
    return signer.iam(ask[0], parameters);
  }
}
