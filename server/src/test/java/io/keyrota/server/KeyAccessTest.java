package io.keyrota.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.SignedCalls.Keys;
import io.keyrota.server.SignedCalls.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may use a key: its policy, the policies of IAM, grants; within an account and across. */
class KeyAccessTest {
  private static final String HERE = "111122223333";
  private static final String THERE = "444455556666";
  private static final String ALLOW_KMS =
      "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"kms:*\","
          + "\"Resource\":\"*\"}}";

  @TempDir static Path folder;
  private static Indoors house;
  private static SignedCalls root;
  private static SignedCalls otherRoot;

  /** A user of the account without policies, and one that may do all of KMS. */
  private static SignedCalls poor;

  private static SignedCalls able;
  private static SignedCalls stranger;

  @BeforeAll
  static void open() {
    house =
        Indoors.open(
            folder.resolve("data"), Indoors.Lot.at("2026-11-24T12:00:00Z"), "--account", HERE);
    root = house.root();
    otherRoot =
        house.as(Keys.of(root.keyrota("CreateAccount", "{\"AccountId\":\"" + THERE + "\"}")));
    poor = user(root, "Poor", false);
    able = user(root, "Able", true);
    stranger = user(otherRoot, "Stranger", true);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static SignedCalls user(SignedCalls administrator, String name, boolean able) {
    administrator.iam("CreateUser", "UserName", name);
    if (able) {
      administrator.iam(
          "PutUserPolicy", "UserName", name, "PolicyName", "kms", "PolicyDocument", ALLOW_KMS);
    }
    return house.as(Keys.of(administrator.iam("CreateAccessKey", "UserName", name)));
  }

  /** A statement of a key policy. */
  private static String allow(String principal, String actions) {
    return "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\""
        + principal
        + "\"},\"Action\":"
        + actions
        + ",\"Resource\":\"*\"}";
  }

  private static String root(String account) {
    return "arn:aws:iam::" + account + ":root";
  }

  private static String user(String account, String name) {
    return "arn:aws:iam::" + account + ":user/" + name;
  }

  private static String policy(String... statements) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** The ARN of a new key. */
  private static String key(String policy) {
    Reply made =
        root.kms(
            "CreateKey",
            "{\"Policy\":" + quoted(policy) + ",\"BypassPolicyLockoutSafetyCheck\":true}");
    assertThat(made.status()).as(made.body()).isEqualTo(200);
    return made.text("Arn");
  }

  private static Reply encrypt(SignedCalls who, String key) {
    return who.kms("Encrypt", "{\"KeyId\":\"" + key + "\",\"Plaintext\":\"aGk=\"}");
  }

  private static void denied(Reply reply, String why) {
    assertThat(reply.code()).as(reply.body()).isEqualTo("AccessDeniedException");
    assertThat(reply.body()).contains(why);
  }

  @Test
  void theStandardPolicyLetsIamDecide() {
    String key = root.kms("CreateKey", "{}").text("Arn");
    assertThat(encrypt(root, key).status()).isEqualTo(200);
    assertThat(encrypt(able, key).status()).isEqualTo(200);
    denied(
        encrypt(poor, key),
        "User: "
            + user(HERE, "Poor")
            + " is not authorized to perform: kms:Encrypt on resource: "
            + key
            + " because no identity-based policy allows the kms:Encrypt action");
  }

  @Test
  void aPolicyThatForgetsTheRootShutsOutRootAndIam() {
    String key = key(policy(allow(user(HERE, "Poor"), "\"kms:*\"")));
    assertThat(encrypt(poor, key).status()).isEqualTo(200);
    denied(encrypt(root, key), "because no resource-based policy allows the kms:Encrypt action");
    denied(encrypt(able, key), "because no resource-based policy allows the kms:Encrypt action");
    denied(root.kms("DescribeKey", "{\"KeyId\":\"" + key + "\"}"), "kms:DescribeKey");
  }

  @Test
  void nobodyLocksHimselfOutByAccident() {
    String locked = quoted(policy(allow(user(HERE, "Poor"), "\"kms:*\"")));
    Reply refused = root.kms("CreateKey", "{\"Policy\":" + locked + "}");
    assertThat(refused.code()).isEqualTo("MalformedPolicyDocumentException");
    assertThat(refused.body())
        .contains("The new key policy will not allow you to update the key policy in the future.");
    String key = root.kms("CreateKey", "{}").text("Arn");
    assertThat(
            root.kms("PutKeyPolicy", "{\"KeyId\":\"" + key + "\",\"Policy\":" + locked + "}")
                .code())
        .isEqualTo("MalformedPolicyDocumentException");
    assertThat(encrypt(root, key).status()).isEqualTo(200);
    String bypass = ",\"BypassPolicyLockoutSafetyCheck\":true}";
    assertThat(
            root.kms("PutKeyPolicy", "{\"KeyId\":\"" + key + "\",\"Policy\":" + locked + bypass)
                .status())
        .isEqualTo(200);
    denied(encrypt(root, key), "no resource-based policy");
  }

  /** AWS's own examples of conditions, by which one request is allowed and another is not. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "StringEquals|kms:EncryptionAlgorithm|SYMMETRIC_DEFAULT|GenerateDataKey"
            + "|'KeySpec':'AES_256'|ok",
        "StringNotEquals|kms:EncryptionAlgorithm|SYMMETRIC_DEFAULT|GenerateDataKey"
            + "|'KeySpec':'AES_256'|AccessDeniedException",
        "StringEquals|kms:EncryptionAlgorithm|SYMMETRIC_DEFAULT|GenerateDataKeyPair"
            + "|'KeyPairSpec':'ECC_NIST_P256'|ok",
        "StringEquals|kms:EncryptionContext:Dept|IT|CreateGrant|'GranteePrincipal':'"
            + HERE
            + "',"
            + "'Operations':['Encrypt'],'Constraints':{'EncryptionContextSubset':{'Dept':'IT'}}|ok",
        "StringEquals|kms:EncryptionContext:Dept|IT|CreateGrant|'GranteePrincipal':'"
            + HERE
            + "',"
            + "'Operations':['Encrypt']|AccessDeniedException",
        "Null|kms:BypassPolicyLockoutSafetyCheck|true|PutKeyPolicy|'Policy':'x'"
            + "|MalformedPolicyDocumentException",
        "Null|kms:BypassPolicyLockoutSafetyCheck|true|PutKeyPolicy|'Policy':'x',"
            + "'BypassPolicyLockoutSafetyCheck':false|AccessDeniedException",
        "NumericLessThanEquals|kms:ValidTo|1795737600.0|ImportKeyMaterial|'ImportToken':'eA==',"
            + "'EncryptedKeyMaterial':'eA==','ValidTo':1795737600|UnsupportedOperationException",
        "NumericLessThanEquals|kms:ValidTo|1795737600.0|ImportKeyMaterial|'ImportToken':'eA==',"
            + "'EncryptedKeyMaterial':'eA==','ValidTo':1795737601|AccessDeniedException",
        "DateLessThan|kms:ValidTo|2026-11-28T00:00:00Z|ImportKeyMaterial|'ImportToken':'eA==',"
            + "'EncryptedKeyMaterial':'eA==','ValidTo':1795737600|UnsupportedOperationException",
        "Null|kms:ExpirationModel|true|ImportKeyMaterial|'ImportToken':'eA==',"
            + "'EncryptedKeyMaterial':'eA=='|UnsupportedOperationException",
      })
  void conditionsSeeWhatTheRequestBrings(
      String operator, String condition, String value, String operation, String more, String code) {
    String key =
        key(
            policy(
                allow(root(HERE), "\"kms:*\""),
                allow("arn:aws:iam::" + HERE + ":user/Poor", "\"kms:" + operation + "\"")
                    .replaceFirst(
                        "}$",
                        ",\"Condition\":{\"%s\":{\"%s\":\"%s\"}}}"
                            .formatted(operator, condition, value))));
    assertThat(
            poor.kms(operation, "{\"KeyId\":\"" + key + "\"," + more.replace('\'', '"') + "}")
                .code())
        .isEqualTo(code);
  }

  @Test
  void aReplicaIsMadeWhereItsMakerMayMakeReplicas() {
    SignedCalls copier = user(root, "Copier", false);
    root.iam(
        "PutUserPolicy",
        "UserName",
        "Copier",
        "PolicyName",
        "copy",
        "PolicyDocument",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Action\":\"kms:ReplicateKey\",\"Resource\":\"*\"},{\"Effect\":\"Allow\","
            + "\"Action\":\"kms:CreateKey\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{"
            + "\"aws:RequestedRegion\":\"us-west-2\",\"kms:MultiRegionKeyType\":\"REPLICA\","
            + "\"kms:KeySpec\":\"SYMMETRIC_DEFAULT\"}}}]}");
    String key = root.kms("CreateKey", "{\"MultiRegion\":true}").text("Arn");
    assertThat(replicate(copier, key, "us-west-2")).isEqualTo("ok");
    assertThat(replicate(copier, key, "eu-west-1")).isEqualTo("AccessDeniedException");
    assertThat(copier.kms("CreateKey", "{\"MultiRegion\":true}").code())
        .isEqualTo("AccessDeniedException");
  }

  private static String replicate(SignedCalls who, String key, String region) {
    return who.kms(
            "ReplicateKey", "{\"KeyId\":\"" + key + "\",\"ReplicaRegion\":\"" + region + "\"}")
        .code();
  }

  @Test
  void aPolicyThatIsNoneIsRefusedInWords() {
    Reply refused =
        root.kms("CreateKey", "{\"Policy\":" + quoted(policy(allow("nobody", "\"kms:*\""))) + "}");
    assertThat(refused.code()).isEqualTo("MalformedPolicyDocumentException");
    assertThat(refused.body()).contains("Invalid principal in policy");
  }

  @Test
  void acrossAccountsBothSidesMustAllow() {
    String key =
        key(
            policy(
                allow(root(HERE), "\"kms:*\""),
                allow(root(THERE), "[\"kms:Encrypt\",\"kms:Decrypt\"]")));
    Reply made = encrypt(root, key);
    String blob = made.text("CiphertextBlob");
    assertThat(encrypt(stranger, key).status()).isEqualTo(200);
    Reply opened = stranger.kms("Decrypt", "{\"CiphertextBlob\":\"" + blob + "\"}");
    assertThat(opened.text("Plaintext")).isEqualTo("aGk=");
    assertThat(opened.text("KeyId")).isEqualTo(key);
    denied(
        stranger.kms("DescribeKey", "{\"KeyId\":\"" + key + "\"}"),
        "does not exist in this Region");
    SignedCalls weak = user(otherRoot, "Weak", false);
    denied(encrypt(weak, key), "because no identity-based policy allows the kms:Encrypt action");
    assertThat(encrypt(otherRoot, key).status()).isEqualTo(200);
  }

  @Test
  void whatAStrangerIsNotLetIntoAnswersAsWhatDoesNotExist() {
    String key = root.kms("CreateKey", "{}").text("Arn");
    String missing = key.replaceFirst("key/.*", "key/1234abcd-12ab-34cd-56ef-1234567890ab");
    String hostile =
        key(
            policy(
                allow(root(HERE), "\"kms:*\""), allow("*", "\"kms:*\"").replace("Allow", "Deny")));
    String answer = encrypt(stranger, missing).body();
    assertThat(answer).contains("AccessDeniedException", "does not exist in this Region");
    assertThat(encrypt(stranger, key).body()).isEqualTo(answer);
    assertThat(encrypt(stranger, hostile).body()).isEqualTo(answer);
    root.kms(
        "CreateAlias",
        "{\"AliasName\":\"alias/there\",\"TargetKeyId\":\""
            + key.substring(key.indexOf("key/") + 4)
            + "\"}");
    String alias = key.replaceFirst("key/.*", "alias/there");
    assertThat(encrypt(stranger, alias).body())
        .isEqualTo(encrypt(stranger, alias + "-not").body())
        .isEqualTo(answer);
  }

  @Test
  void anotherAccountsGrantAnswersAsOneThatDoesNotExist() {
    String key = root.kms("CreateKey", "{}").text("Arn");
    String grant =
        root.kms(
                "CreateGrant",
                "{\"KeyId\":\""
                    + key
                    + "\",\"GranteePrincipal\":\""
                    + user(HERE, "Poor")
                    + "\",\"Operations\":[\"Encrypt\"]}")
            .text("GrantId");
    String none = "0".repeat(64);
    for (String operation : new String[] {"RevokeGrant", "RetireGrant"}) {
      String there =
          stranger
              .kms(operation, "{\"KeyId\":\"" + key + "\",\"GrantId\":\"" + grant + "\"}")
              .body();
      assertThat(there)
          .contains("AccessDeniedException")
          .isEqualTo(
              stranger
                  .kms(operation, "{\"KeyId\":\"" + key + "\",\"GrantId\":\"" + none + "\"}")
                  .body());
      // By its bare id it would be a key of the stranger's own account.
      String id = key.substring(key.indexOf("key/") + 4);
      assertThat(
              stranger
                  .kms(operation, "{\"KeyId\":\"" + id + "\",\"GrantId\":\"" + grant + "\"}")
                  .code())
          .isIn("NotFoundException", "InvalidArnException");
    }
    assertThat(encrypt(poor, key).status()).isEqualTo(200);
  }

  @Test
  void aGrantIsRetiredByWhomItNamesUnlessTheyAreDenied() {
    String key =
        key(
            policy(
                allow(root(HERE), "\"kms:*\""), allow(user(HERE, "Poor"), "\"kms:RetireGrant\"")));
    String poor = user(HERE, "Poor");
    String own = granted(key, poor, "'Operations':['RetireGrant','Encrypt']");
    String other = granted(key, root(HERE), "'Operations':['Encrypt']");
    assertThat(retired(KeyAccessTest.poor, key, other))
        .as("neither by the key's policy nor by another grant")
        .isEqualTo("AccessDeniedException");
    root.iam(
        "PutUserPolicy",
        "UserName",
        "Poor",
        "PolicyName",
        "deny",
        "PolicyDocument",
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\","
            + "\"Action\":\"kms:RetireGrant\",\"Resource\":\"*\"}}");
    assertThat(retired(KeyAccessTest.poor, key, own)).isEqualTo("AccessDeniedException");
    root.iam("DeleteUserPolicy", "UserName", "Poor", "PolicyName", "deny");
    assertThat(retired(KeyAccessTest.poor, key, own)).isEqualTo("ok");
    assertThat(retired(able, key, other)).as("let by the key's account").isEqualTo("ok");
  }

  @Test
  void anAccountThatMayRetireAGrantLetsItsUsers() {
    String key = key(policy(allow(root(HERE), "\"kms:*\"")));
    String grant =
        granted(
            key, root(HERE), "'Operations':['Encrypt'],'RetiringPrincipal':'" + root(THERE) + "'");
    SignedCalls feeble = user(otherRoot, "Feeble", false);
    assertThat(retired(feeble, key, grant)).isEqualTo("AccessDeniedException");
    assertThat(retired(stranger, key, grant)).isEqualTo("ok");
  }

  private static String granted(String key, String grantee, String more) {
    return root.kms(
            "CreateGrant",
            ("{'KeyId':'" + key + "','GranteePrincipal':'" + grantee + "'," + more + "}")
                .replace('\'', '"'))
        .text("GrantId");
  }

  private static String retired(SignedCalls who, String key, String grant) {
    return who.kms("RetireGrant", "{\"KeyId\":\"" + key + "\",\"GrantId\":\"" + grant + "\"}")
        .code();
  }

  @Test
  void aGrantLetsItsGranteeInAndNobodyElseUntilItIsRevoked() {
    String key = root.kms("CreateKey", "{}").text("Arn");
    Reply made =
        root.kms(
            "CreateGrant",
            "{\"KeyId\":\""
                + key
                + "\",\"GranteePrincipal\":\""
                + user(HERE, "Poor")
                + "\",\"Operations\":[\"Encrypt\",\"CreateGrant\"],\"Constraints\":{"
                + "\"EncryptionContextSubset\":{\"tenant\":\"a\"}}}");
    String with = "{\"KeyId\":\"" + key + "\",\"Plaintext\":\"aGk=\",\"EncryptionContext\":";
    assertThat(poor.kms("Encrypt", with + "{\"tenant\":\"a\",\"x\":\"y\"}}").status())
        .isEqualTo(200);
    denied(poor.kms("Encrypt", with + "{\"tenant\":\"b\"}}"), "no identity-based policy");
    denied(encrypt(poor, key), "no identity-based policy");
    denied(stranger.kms("Encrypt", with + "{\"tenant\":\"a\"}}"), "does not exist in this Region");
    // No wider grant by means of a grant.
    String child =
        "{\"KeyId\":\""
            + key
            + "\",\"GranteePrincipal\":\""
            + user(THERE, "Stranger")
            + "\",\"Operations\":[\"%s\"],\"Constraints\":{\"EncryptionContextSubset\":{%s}}}";
    denied(
        poor.kms("CreateGrant", child.formatted("Decrypt", "\"tenant\":\"a\"")), "kms:CreateGrant");
    denied(poor.kms("CreateGrant", child.formatted("Encrypt", "\"x\":\"y\"")), "kms:CreateGrant");
    assertThat(poor.kms("CreateGrant", child.formatted("Encrypt", "\"tenant\":\"a\"")).status())
        .isEqualTo(200);
    assertThat(stranger.kms("Encrypt", with + "{\"tenant\":\"a\"}}").status()).isEqualTo(200);
    assertThat(
            root.kms(
                    "RevokeGrant",
                    "{\"KeyId\":\"" + key + "\",\"GrantId\":\"" + made.text("GrantId") + "\"}")
                .status())
        .isEqualTo(200);
    denied(poor.kms("Encrypt", with + "{\"tenant\":\"a\"}}"), "no identity-based policy");
  }
}
