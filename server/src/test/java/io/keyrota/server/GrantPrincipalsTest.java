package io.keyrota.server;

import static io.keyrota.server.TwoAccounts.HERE;
import static io.keyrota.server.TwoAccounts.THERE;
import static io.keyrota.server.TwoAccounts.arn;
import static io.keyrota.server.TwoAccounts.deleteUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.SignedCalls.Keys;
import io.keyrota.server.SignedCalls.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users and roles that grants name: that it is still they, and how they are listed. */
class GrantPrincipalsTest {

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

  private static String id(SignedCalls root, String user) {
    return root.iam("GetUser", "UserName", user).text("UserId");
  }

  private static String newKey() {
    return root.kms("CreateKey", "{}").text("Arn");
  }

  private static Reply grant(String key, String grantee, String retirer) {
    Reply made =
        root.kms(
            "CreateGrant",
            ("{'KeyId':'%s','GranteePrincipal':'%s','RetiringPrincipal':'%s','Name':'n',"
                    + "'Operations':['Encrypt']}")
                .formatted(key, grantee, retirer)
                .replace('\'', '"'));
    assertThat(made.code()).as(made.body()).isEqualTo("ok");
    return made;
  }

  private static String encrypt(SignedCalls who, String key) {
    return who.kms("Encrypt", "{\"KeyId\":\"" + key + "\",\"Plaintext\":\"aGk=\"}").code();
  }

  private static String retire(SignedCalls who, String key, Reply grant) {
    return who.kms(
            "RetireGrant",
            "{\"KeyId\":\"" + key + "\",\"GrantId\":\"" + grant.text("GrantId") + "\"}")
        .code();
  }

  private static Reply listed(String key, String more) {
    return root.kms("ListGrants", "{\"KeyId\":\"" + key + "\"" + more + "}");
  }

  private static Reply of(String key, String grantee) {
    return listed(key, ",\"GranteePrincipal\":\"" + grantee + "\"");
  }

  private static Reply retirable(SignedCalls root, String retirer) {
    return root.kms("ListRetirableGrants", "{\"RetiringPrincipal\":\"" + retirer + "\"}");
  }

  @Test
  void aGrantIsItsUsersUnderWhateverNameAndNobodyElses() {
    String key = newKey();
    SignedCalls first = accounts.user(root, "ann");
    String ann = arn(HERE, "user/ann");
    String id = id(root, "ann");
    Reply grant = grant(key, ann, ann);
    assertThat(encrypt(first, key)).isEqualTo("ok");
    assertThat(listed(key, "").text("GranteePrincipal")).isEqualTo(ann);
    assertThat(grant(key, ann, ann).text("GrantId"))
        .as("the same request with the same name")
        .isEqualTo(grant.text("GrantId"));

    root.iam("UpdateUser", "UserName", "ann", "NewUserName", "anna", "NewPath", "/x/");
    assertThat(encrypt(first, key)).isEqualTo("ok");
    assertThat(listed(key, "").text("GranteePrincipal")).isEqualTo(arn(HERE, "user/x/anna"));
    assertThat(of(key, arn(HERE, "user/x/anna")).all("GrantId")).hasSize(1);
    assertThat(of(key, ann).all("GrantId")).isEmpty();
    assertThat(retirable(root, arn(HERE, "user/x/anna")).all("GrantId")).hasSize(1);
    root.iam("UpdateUser", "UserName", "anna", "NewUserName", "ann", "NewPath", "/");

    deleteUser(root, "ann", first);
    SignedCalls second = accounts.user(root, "ann");
    assertThat(encrypt(second, key)).isEqualTo("AccessDeniedException");
    assertThat(retire(second, key, grant)).isEqualTo("AccessDeniedException");
    Reply gone = listed(key, "");
    assertThat(gone.text("GranteePrincipal")).isEqualTo(id);
    assertThat(gone.text("RetiringPrincipal")).isEqualTo(id);
    assertThat(of(key, id).all("GrantId")).hasSize(1);
    assertThat(of(key, ann).all("GrantId")).isEmpty();
    assertThat(retirable(root, ann).all("GrantId")).isEmpty();
    assertThat(retirable(root, id).all("GrantId")).hasSize(1);
    // Granted anew it is a grant of its own, although the request reads the same.
    assertThat(grant(key, ann, ann).text("GrantId")).isNotEqualTo(grant.text("GrantId"));
    assertThat(encrypt(second, key)).isEqualTo("ok");
    // Whoever may revoke grants ends one whose grantee is gone.
    assertThat(
            root.kms(
                    "RevokeGrant",
                    "{\"KeyId\":\"" + key + "\",\"GrantId\":\"" + grant.text("GrantId") + "\"}")
                .code())
        .isEqualTo("ok");
    assertThat(retirable(root, id).all("GrantId")).isEmpty();
    assertThat(retire(second, key, grant(key, ann, ann))).isEqualTo("ok");
    assertThat(retirable(root, ann).all("GrantId")).isEmpty();
  }

  @Test
  void thePermissionToListWhatSomebodyMayRetireIsOnThatSomebody() {
    SignedCalls lister = accounts.user(root, "lister");
    String own = arn(HERE, "user/lister");
    root.iam(
        "PutUserPolicy",
        "UserName",
        "lister",
        "PolicyName",
        "own",
        "PolicyDocument",
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
            + "\"Action\":\"kms:ListRetirableGrants\",\"Resource\":\""
            + own
            + "\"}}");
    assertThat(retirable(lister, own).code()).isEqualTo("ok");
    assertThat(retirable(lister, arn(HERE, "root")).code()).isEqualTo("AccessDeniedException");
  }

  @Test
  void aGrantIsFoundInTheAccountOfWhomItNames() {
    String key = newKey();
    SignedCalls first = accounts.user(otherRoot, "far");
    String far = arn(THERE, "user/far");
    String id = id(otherRoot, "far");
    grant(key, far, far);
    assertThat(retirable(otherRoot, far).text("GranteePrincipal")).isEqualTo(far);
    assertThat(retirable(root, far).code()).isEqualTo("AccessDeniedException");
    deleteUser(otherRoot, "far", first);
    assertThat(retirable(otherRoot, id).text("RetiringPrincipal")).isEqualTo(id);
    assertThat(listed(key, "").text("GranteePrincipal")).isEqualTo(id);
  }

  @Test
  void aRoleMadeAnewHasNotTheOldOnesGrants() {
    String key = newKey();
    SignedCalls taker = accounts.user(root, "taker");
    String role = role();
    Reply grant = grant(key, role, arn(HERE, "root"));
    assertThat(encrypt(session(taker), key)).isEqualTo("ok");
    assertThat(listed(key, "").text("GranteePrincipal")).isEqualTo(role);
    root.iam("DeleteRole", "RoleName", "granted");
    role();
    assertThat(encrypt(session(taker), key)).isEqualTo("AccessDeniedException");
    assertThat(listed(key, "").text("GranteePrincipal")).startsWith("AROA");
    assertThat(listed(key, "").text("RetiringPrincipal")).isEqualTo(arn(HERE, "root"));
    assertThat(retire(root, key, grant)).isEqualTo("ok");
  }

  private static String role() {
    Reply made =
        root.iam(
            "CreateRole",
            "RoleName",
            "granted",
            "AssumeRolePolicyDocument",
            ("{'Version':'2012-10-17','Statement':{'Effect':'Allow','Principal':{'AWS':'"
                    + arn(HERE, "user/taker")
                    + "'},'Action':'sts:AssumeRole'}}")
                .replace('\'', '"'));
    assertThat(made.code()).as(made.body()).isEqualTo("ok");
    return arn(HERE, "role/granted");
  }

  private static SignedCalls session(SignedCalls who) {
    return accounts.house.as(
        Keys.of(
            who.sts(
                "AssumeRole", "RoleArn", arn(HERE, "role/granted"), "RoleSessionName", "once")));
  }
}
