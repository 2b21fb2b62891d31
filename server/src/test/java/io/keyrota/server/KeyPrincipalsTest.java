package io.keyrota.server;

import static io.keyrota.server.TwoAccounts.HERE;
import static io.keyrota.server.TwoAccounts.THERE;
import static io.keyrota.server.TwoAccounts.arn;
import static io.keyrota.server.TwoAccounts.deleteUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.SignedCalls.Keys;
import io.keyrota.server.SignedCalls.Reply;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users and roles that key policies and grants name: who they are, and that it is still they. */
class KeyPrincipalsTest {
  private static final String NOWHERE = "999988887777";

  @TempDir static Path folder;
  private static TwoAccounts accounts;
  private static SignedCalls root;
  private static SignedCalls otherRoot;

  @BeforeAll
  static void open() {
    accounts = new TwoAccounts(folder);
    root = accounts.root;
    otherRoot = accounts.otherRoot;
  }

  @AfterAll
  static void close() {
    accounts.close();
  }

  /** A policy that lets the root administer, and somebody decrypt. */
  private static String policy(String effect, String principals) {
    return ("{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'AWS':'"
            + arn(HERE, "root")
            + "'},'Action':'kms:*','Resource':'*'},{'Effect':'"
            + effect
            + "',"
            + principals
            + ",'Action':'kms:Encrypt','Resource':'*'}]}")
        .replace('\'', '"');
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static Reply create(String policy) {
    return root.kms("CreateKey", "{\"Policy\":" + quoted(policy) + "}");
  }

  private static String shown(String key) {
    return root.kms("GetKeyPolicy", "{\"KeyId\":\"" + key + "\"}").body().replace("\\\"", "\"");
  }

  private static String encrypt(SignedCalls who, String key) {
    return who.kms("Encrypt", "{\"KeyId\":\"" + key + "\",\"Plaintext\":\"aGk=\"}").code();
  }

  @Test
  void whoDoesNotExistIsNamedByNoPolicy() {
    for (String nobody : new String[] {"user/nobody", "role/nobody", "user/other/path/nobody"}) {
      for (String account : new String[] {HERE, THERE}) {
        Reply refused =
            create(policy("Allow", "'Principal':{'AWS':'" + arn(account, nobody) + "'}"));
        assertThat(refused.code()).isEqualTo("MalformedPolicyDocumentException");
        assertThat(refused.body())
            .contains("Policy contains a statement with one or more invalid principals.");
      }
    }
    // Of accounts that are not here nothing is known: whoever is named there is taken as named.
    String far = arn(NOWHERE, "user/somebody");
    Reply made = create(policy("Allow", "'Principal':{'AWS':'" + far + "'}"));
    assertThat(made.code()).isEqualTo("ok");
    assertThat(shown(made.text("Arn"))).contains(far);
    String key = root.kms("CreateKey", "{}").text("Arn");
    Reply put =
        root.kms(
            "PutKeyPolicy",
            "{\"KeyId\":\""
                + key
                + "\",\"Policy\":"
                + quoted(policy("Allow", "'Principal':{'AWS':'" + arn(HERE, "user/nobody") + "'}"))
                + "}");
    assertThat(put.code()).isEqualTo("MalformedPolicyDocumentException");
  }

  @Test
  void whoIsMadeAnewUnderAnOldNameIsNotLetIn() {
    SignedCalls first = accounts.user(root, "again");
    String text = policy("Allow", "'Principal':{'AWS':'" + arn(HERE, "user/again") + "'}");
    String key = create(text).text("Arn");
    String id = root.iam("GetUser", "UserName", "again").text("UserId");
    assertThat(encrypt(first, key)).isEqualTo("ok");
    assertThat(shown(key)).contains(text);
    // A new name or path is the same user.
    root.iam("UpdateUser", "UserName", "again", "NewUserName", "renamed", "NewPath", "/x/");
    assertThat(encrypt(first, key)).isEqualTo("ok");
    assertThat(shown(key)).contains(arn(HERE, "user/x/renamed"));
    root.iam("UpdateUser", "UserName", "renamed", "NewUserName", "again", "NewPath", "/");
    deleteUser(root, "again", first);
    assertThat(shown(key)).contains("\"AWS\":\"" + id + "\"");
    SignedCalls second = accounts.user(root, "again");
    assertThat(encrypt(second, key)).isEqualTo("AccessDeniedException");
    assertThat(shown(key)).contains(id).doesNotContain("user/again");
    // As AWS says, an orphaned id must be taken out of a policy before it is put again.
    Reply put =
        root.kms(
            "PutKeyPolicy",
            "{\"KeyId\":\""
                + key
                + "\",\"Policy\":"
                + quoted(policy("Allow", "'Principal':{'AWS':'" + id + "'}"))
                + "}");
    assertThat(put.code()).isEqualTo("MalformedPolicyDocumentException");
    String newId = root.iam("GetUser", "UserName", "again").text("UserId");
    root.kms(
        "PutKeyPolicy",
        "{\"KeyId\":\""
            + key
            + "\",\"Policy\":"
            + quoted(policy("Allow", "'Principal':{'AWS':'" + newId + "'}"))
            + "}");
    assertThat(shown(key)).contains(text);
  }

  @Test
  void aDenialSparesTheRoleThatItNamesWithItsSession() {
    SignedCalls taker = accounts.user(root, "taker");
    role("spared", "user/taker");
    String session = "arn:aws:sts::" + HERE + ":assumed-role/spared/night";
    String key =
        create(
                policy(
                    "Deny",
                    "'NotPrincipal':{'AWS':['"
                        + arn(HERE, "root")
                        + "','"
                        + arn(HERE, "role/spared")
                        + "','"
                        + session
                        + "']}"))
            .text("Arn");
    root.iam(
        "AttachRolePolicy",
        "RoleName",
        "spared",
        "PolicyArn",
        "arn:aws:iam::aws:policy/AdministratorAccess");
    assertThat(encrypt(session(taker, "spared", "night"), key)).isEqualTo("ok");
    assertThat(encrypt(session(taker, "spared", "day"), key)).isEqualTo("AccessDeniedException");
  }

  private static void role(String name, String trusted) {
    Reply made =
        root.iam(
            "CreateRole",
            "RoleName",
            name,
            "AssumeRolePolicyDocument",
            ("{'Version':'2012-10-17','Statement':{'Effect':'Allow','Principal':{'AWS':'"
                    + arn(HERE, trusted)
                    + "'},'Action':'sts:AssumeRole'}}")
                .replace('\'', '"'));
    assertThat(made.code()).as(made.body()).isEqualTo("ok");
  }

  private static SignedCalls session(SignedCalls who, String role, String name) {
    return accounts.house.as(
        Keys.of(
            who.sts("AssumeRole", "RoleArn", arn(HERE, "role/" + role), "RoleSessionName", name)));
  }

  private static String grant(String key, String grantee, String more) {
    Reply made =
        root.kms(
            "CreateGrant",
            "{\"KeyId\":\"%s\",\"GranteePrincipal\":\"%s\",\"Operations\":[\"Encrypt\"]%s}"
                .formatted(key, grantee, more));
    assertThat(made.code()).as(made.body()).isEqualTo("ok");
    return made.text("GrantId");
  }

  @Test
  void aGrantToARoleIsItsSessionsUntilItIsRevoked() {
    SignedCalls taker = accounts.user(root, "granted");
    role("reader", "user/granted");
    role("bystander", "user/granted");
    String key = root.kms("CreateKey", "{}").text("Arn");
    SignedCalls one = session(taker, "reader", "one");
    SignedCalls two = session(taker, "reader", "two");
    assertThat(encrypt(one, key)).isEqualTo("AccessDeniedException");
    String grant = grant(key, arn(HERE, "role/reader"), "");
    assertThat(encrypt(one, key)).isEqualTo("ok");
    assertThat(encrypt(two, key)).isEqualTo("ok");
    assertThat(encrypt(session(taker, "bystander", "one"), key)).isEqualTo("AccessDeniedException");
    assertThat(encrypt(taker, key)).isEqualTo("AccessDeniedException");
    root.kms("RevokeGrant", "{\"KeyId\":\"" + key + "\",\"GrantId\":\"" + grant + "\"}");
    assertThat(encrypt(one, key)).isEqualTo("AccessDeniedException");
  }

  @Test
  void aGrantNamesOnlyWhoIsThere() {
    String key = root.kms("CreateKey", "{}").text("Arn");
    for (String who : List.of("user/no-such-user", "role/no-such-role")) {
      Reply refused =
          root.kms(
              "CreateGrant",
              "{\"KeyId\":\"%s\",\"GranteePrincipal\":\"%s\",\"Operations\":[\"Encrypt\"]}"
                  .formatted(key, arn(HERE, who)));
      assertThat(refused.code()).isEqualTo("InvalidArnException");
      assertThat(refused.body()).contains("ARN does not refer to a valid principal");
    }
    assertThat(root.kms("ListGrants", "{\"KeyId\":\"" + key + "\"}").body())
        .contains("\"Grants\":[]");
    grant(key, "arn:aws:iam::999999999999:user/of-elsewhere", "");
    grant(key, arn(HERE, "root"), "");
  }

  @Test
  void aGrantToOneSessionIsNoOtherSessions() {
    SignedCalls taker = accounts.user(root, "single");
    role("worker", "user/single");
    String key = root.kms("CreateKey", "{}").text("Arn");
    grant(key, "arn:aws:sts::" + HERE + ":assumed-role/worker/night", "");
    assertThat(encrypt(session(taker, "worker", "night"), key)).isEqualTo("ok");
    assertThat(encrypt(session(taker, "worker", "day"), key)).isEqualTo("AccessDeniedException");
  }

  @Test
  void aSessionPolicyBoundsWhatAGrantGives() {
    SignedCalls taker = accounts.user(root, "bounded");
    role("narrow", "user/bounded");
    String key = root.kms("CreateKey", "{}").text("Arn");
    grant(key, arn(HERE, "role/narrow"), "");
    SignedCalls small =
        accounts.house.as(
            Keys.of(
                taker.sts(
                    "AssumeRole",
                    "RoleArn",
                    arn(HERE, "role/narrow"),
                    "RoleSessionName",
                    "night",
                    "Policy",
                    "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":"
                        + "\"kms:Decrypt\",\"Resource\":\"*\"}}")));
    assertThat(encrypt(small, key)).isEqualTo("AccessDeniedException");
    assertThat(encrypt(session(taker, "narrow", "night"), key)).isEqualTo("ok");
  }

  @Test
  void aGrantCarriesItsConstraintsToTheRole() {
    SignedCalls taker = accounts.user(root, "constrained");
    role("blue", "user/constrained");
    String key = root.kms("CreateKey", "{}").text("Arn");
    grant(
        key,
        arn(HERE, "role/blue"),
        ",\"Constraints\":{\"EncryptionContextSubset\":{\"team\":\"blue\"}}");
    SignedCalls session = session(taker, "blue", "night");
    String with =
        "{\"KeyId\":\""
            + key
            + "\",\"Plaintext\":\"aGk=\",\"EncryptionContext\":{\"team\":\"%s\"}}";
    assertThat(session.kms("Encrypt", with.formatted("blue")).code()).isEqualTo("ok");
    assertThat(session.kms("Encrypt", with.formatted("red")).code())
        .isEqualTo("AccessDeniedException");
  }

  @Test
  void trustPoliciesTakeWhoeverIsNamedWhereNothingIsKnown() {
    String trust =
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"%s\"},"
            + "\"Action\":\"sts:AssumeRole\"}}";
    assertThat(
            root.iam(
                    "CreateRole",
                    "RoleName",
                    "far",
                    "AssumeRolePolicyDocument",
                    trust.formatted(arn(NOWHERE, "user/somebody")))
                .code())
        .isEqualTo("ok");
    Reply refused =
        root.iam(
            "CreateRole",
            "RoleName",
            "near",
            "AssumeRolePolicyDocument",
            trust.formatted(arn(THERE, "user/somebody")));
    assertThat(refused.code()).isEqualTo("MalformedPolicyDocument");
    assertThat(refused.body()).contains("Invalid principal in policy:");
    otherRoot.iam("CreateUser", "UserName", "somebody");
    assertThat(
            root.iam(
                    "CreateRole",
                    "RoleName",
                    "near",
                    "AssumeRolePolicyDocument",
                    trust.formatted(arn(THERE, "user/somebody")))
                .code())
        .isEqualTo("ok");
  }
}
