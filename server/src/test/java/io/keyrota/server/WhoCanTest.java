package io.keyrota.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.json.Json;
import io.keyrota.server.SignedCalls.Keys;
import io.keyrota.server.SignedCalls.Reply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do something, told before anybody asks; and what access keys were used for. */
class WhoCanTest {
  private static final String HERE = "111122223333";
  private static final String THERE = "444455556666";
  private static final String USER = "arn:aws:iam::" + HERE + ":user/";
  private static final String ROLE = "arn:aws:iam::" + HERE + ":role/";
  private static final String ROOT = "arn:aws:iam::" + HERE + ":root";

  @TempDir static Path folder;
  private static Indoors house;
  private static SignedCalls root;
  private static SignedCalls otherRoot;
  private static SignedCalls able;
  private static Keys ableKeys;

  @BeforeAll
  static void open() {
    house =
        Indoors.open(
            folder.resolve("data"), Indoors.Lot.at("2026-11-24T12:00:00Z"), "--account", HERE);
    root = house.root();
    otherRoot =
        house.as(Keys.of(root.keyrota("CreateAccount", "{\"AccountId\":\"" + THERE + "\"}")));
    root.iam("CreateUser", "UserName", "able");
    ableKeys = Keys.of(root.iam("CreateAccessKey", "UserName", "able"));
    able = house.as(ableKeys);
    give("able", "kms", "{'Sid':'Use','Effect':'Allow','Action':'kms:*','Resource':'*'}");
    root.iam("CreateUser", "UserName", "guarded");
    give(
        "guarded",
        "kms",
        "{'Effect':'Allow','Action':'kms:*','Resource':'*',"
            + "'Condition':{'Bool':{'aws:MultiFactorAuthPresent':'true'}}}");
    root.iam("CreateUser", "UserName", "poor");
    root.iam(
        "CreateRole",
        "RoleName",
        "worker",
        "AssumeRolePolicyDocument",
        policy(
            "{'Effect':'Allow','Principal':{'AWS':['"
                + USER
                + "able','"
                + ROOT
                + "']},"
                + "'Action':'sts:AssumeRole'},"
                + "{'Effect':'Allow','Principal':{'Service':'acm.amazonaws.com'},"
                + "'Action':'sts:AssumeRole'}"));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static void give(String user, String name, String statement) {
    root.iam(
        "PutUserPolicy", "UserName", user, "PolicyName", name, "PolicyDocument", policy(statement));
  }

  private static String policy(String statements) {
    return ("{'Version':'2012-10-17','Statement':[" + statements + "]}").replace('\'', '"');
  }

  private static String key(String statements) {
    Reply made =
        root.kms(
            "CreateKey",
            statements.isEmpty()
                ? "{}"
                : "{\"BypassPolicyLockoutSafetyCheck\":true,\"Policy\":\""
                    + policy(statements).replace("\"", "\\\"")
                    + "\"}");
    assertThat(made.status()).as(made.body()).isEqualTo(200);
    return made.text("Arn");
  }

  /** Who may, with the grounds of each; page by page, so that paging is tried by every test. */
  private static Map<String, String> whoCan(String action, String resource) {
    Map<String, String> found = new TreeMap<>();
    String marker = "";
    for (int pages = 0; pages < 50; pages++) {
      Reply reply =
          root.keyrota(
              "WhoCan",
              "{\"Action\":\""
                  + action
                  + "\",\"Resource\":\""
                  + resource
                  + "\",\"MaxItems\":2"
                  + (marker.isEmpty() ? "" : ",\"Marker\":\"" + marker + "\"")
                  + "}");
      assertThat(reply.status()).as(reply.body()).isEqualTo(200);
      Json.Obj page = json(reply);
      for (Json one : items(page, "Principals")) {
        Json.Obj principal = (Json.Obj) one;
        String before = found.put(principal.text("Arn").orElseThrow(), text(principal));
        assertThat(before).as(reply.body()).isNull();
      }
      if (page.text("Marker").isEmpty()) {
        return found;
      }
      marker = page.text("Marker").orElseThrow();
    }
    throw new AssertionError("pages without an end");
  }

  private static List<Json> items(Json.Obj object, String member) {
    return object.members().get(member) instanceof Json.Arr array ? array.items() : List.of();
  }

  private static Json.Obj json(Reply reply) {
    return JsonBodies.object(reply.body());
  }

  /** {@code USER always: IDENTITY_POLICY kms}, conditions in brackets. */
  private static String text(Json.Obj principal) {
    boolean always = principal.members().get("Always") instanceof Json.Bool flag && flag.value();
    List<String> grounds = new ArrayList<>();
    for (Json one : items(principal, "Grounds")) {
      Json.Obj ground = (Json.Obj) one;
      String conditions =
          ground.members().get("Conditions") instanceof Json.Arr all
              ? all.items().stream()
                  .map(it -> ((Json.Str) it).value())
                  .collect(Collectors.joining("; ", " [", "]"))
              : "";
      grounds.add(
          ground.text("Kind").orElseThrow()
              + ground.text("Policy").map(" "::concat).orElse("")
              + (ground.text("Effect").orElseThrow().equals("Deny") ? " Deny" : "")
              + conditions);
    }
    return principal.text("Type").orElseThrow()
        + (always ? " always: " : " sometimes: ")
        + String.join(", ", grounds);
  }

  @Test
  void theStandardKeyPolicyLeavesItToIam() {
    assertThat(whoCan("kms:Decrypt", key("")))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                ROOT,
                "ROOT always: ROOT, KEY_POLICY",
                USER + "able",
                "USER always: KEY_POLICY, IDENTITY_POLICY kms",
                USER + "guarded",
                "USER sometimes: KEY_POLICY, IDENTITY_POLICY kms [Bool aws:MultiFactorAuthPresent"
                    + " true]"));
  }

  @Test
  void aKeyPolicyThatForgetsTheRootNamesWhoeverItNames() {
    String key =
        key(
            "{'Effect':'Allow','Principal':{'AWS':['"
                + USER
                + "poor','arn:aws:sts::"
                + HERE
                + ":assumed-role/worker/night','arn:aws:sts::"
                + HERE
                + ":federated-user/guest','arn:aws:iam::"
                + THERE
                + ":root']},'Action':'kms:Decrypt','Resource':'*'},"
                + "{'Effect':'Allow','Principal':{'Service':'acm.amazonaws.com'},"
                + "'Action':'kms:*','Resource':'*','Condition':"
                + "{'StringEquals':{'aws:SourceArn':'arn:aws:acm:x'}}}");
    assertThat(whoCan("kms:Decrypt", key))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                USER + "poor",
                "USER always: KEY_POLICY",
                "arn:aws:sts::" + HERE + ":assumed-role/worker/night",
                "SESSION always: KEY_POLICY",
                "arn:aws:sts::" + HERE + ":federated-user/guest",
                "SESSION sometimes: IDENTITY_POLICY [its own policies], KEY_POLICY",
                "arn:aws:iam::" + THERE + ":root",
                "OTHER_ACCOUNT sometimes: OTHER_ACCOUNT [its own policies], KEY_POLICY",
                "acm.amazonaws.com",
                "SERVICE sometimes: KEY_POLICY [StringEquals aws:SourceArn arn:aws:acm:x]"));
    assertThat(whoCan("kms:Encrypt", key)).containsOnlyKeys("acm.amazonaws.com");
  }

  @Test
  void grantsAreToldWithWhatTheyAsk() {
    String key =
        key(
            "{'Effect':'Allow','Principal':{'AWS':'"
                + USER
                + "able'},'Action':'kms:CreateGrant','Resource':'*'}");
    String plain =
        able.kms(
                "CreateGrant",
                "{\"KeyId\":\"%s\",\"GranteePrincipal\":\"%s\",\"Operations\":[\"Decrypt\"]}"
                    .formatted(key, ROLE + "worker"))
            .text("GrantId");
    String bound =
        able.kms(
                "CreateGrant",
                ("{\"KeyId\":\"%s\",\"GranteePrincipal\":\"%s\",\"Operations\":[\"Decrypt\"],"
                        + "\"Constraints\":{\"EncryptionContextSubset\":{\"team\":\"blue\"}}}")
                    .formatted(key, USER + "poor"))
            .text("GrantId");
    String far =
        able.kms(
                "CreateGrant",
                "{\"KeyId\":\"%s\",\"GranteePrincipal\":\"%s\",\"Operations\":[\"Decrypt\"]}"
                    .formatted(key, "arn:aws:iam::777788889999:role/app/far"))
            .text("GrantId");
    assertThat(whoCan("kms:Decrypt", key))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                ROLE + "worker",
                "ROLE always: GRANT " + plain,
                USER + "poor",
                "USER sometimes: GRANT " + bound + " [EncryptionContextSubset {team=blue}]",
                "arn:aws:iam::777788889999:role/app/far",
                "OTHER_ACCOUNT sometimes: GRANT " + far));
    assertThat(whoCan("kms:Sign", key)).isEmpty();
  }

  @Test
  void aTrustPolicyNamesWhoMayTakeTheRole() {
    assertThat(whoCan("sts:AssumeRole", ROLE + "worker"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                USER + "able",
                "USER always: TRUST_POLICY",
                // Named itself, and let in with the account that it acts for.
                "acm.amazonaws.com",
                "SERVICE always: TRUST_POLICY, TRUST_POLICY"));
  }

  @Test
  void whomAProviderVouchesForTakesARoleByItsTrustPolicyAlone() {
    String provider = "arn:aws:iam::" + HERE + ":oidc-provider/example.com";
    String federated =
        "{'Effect':'Allow','Principal':{'Federated':'"
            + provider
            + "','AWS':'*'},'Action':'sts:AssumeRoleWithWebIdentity'%s}";
    root.iam(
        "CreateRole",
        "RoleName",
        "open",
        "AssumeRolePolicyDocument",
        policy(federated.formatted("")));
    root.iam(
        "CreateRole",
        "RoleName",
        "shut",
        "AssumeRolePolicyDocument",
        policy(federated.formatted(",'Condition':{'StringEquals':{'example.com:aud':'app'}}")));
    assertThat(whoCan("sts:AssumeRoleWithWebIdentity", ROLE + "open"))
        .containsEntry(provider, "FEDERATED always: TRUST_POLICY")
        .doesNotContainKey(USER + "able");
    assertThat(whoCan("sts:AssumeRoleWithWebIdentity", ROLE + "shut"))
        .containsEntry(
            provider, "FEDERATED sometimes: TRUST_POLICY [StringEquals example.com:aud app]");
  }

  @Test
  void everybodyIsToldAsEverybody() {
    String key =
        key(
            "{'Effect':'Allow','Principal':'*','Action':'kms:Decrypt','Resource':'*','Condition':"
                + "{'StringEquals':{'kms:CallerAccount':'"
                + HERE
                + "'}}}");
    assertThat(whoCan("kms:Decrypt", key))
        .containsEntry(
            "*",
            "OTHER_ACCOUNT sometimes: OTHER_ACCOUNT [its own policies], KEY_POLICY [StringEquals"
                + " kms:CallerAccount "
                + HERE
                + "]")
        .containsEntry(ROOT, "ROOT always: ROOT, KEY_POLICY")
        .containsEntry(USER + "poor", "USER always: KEY_POLICY");
  }

  @Test
  void withoutAResourceIamAlone() {
    assertThat(whoCan("iam:CreateUser", "*")).containsOnlyKeys(ROOT);
    assertThat(whoCan("kms:CreateKey", "*"))
        .containsOnlyKeys(ROOT, USER + "able", USER + "guarded");
  }

  @Test
  void whatIsNotHereIsNotFound() {
    String foreign = otherRoot.kms("CreateKey", "{}").text("Arn");
    String none = foreign.replaceFirst("/.*", "/1234abcd-12ab-34cd-56ef-1234567890ab");
    for (String resource : List.of(foreign, none, none.replace(THERE, HERE), "alias/none", "*")) {
      Reply reply =
          root.keyrota("WhoCan", "{\"Action\":\"kms:Decrypt\",\"Resource\":\"" + resource + "\"}");
      assertThat(reply.code()).as(reply.body()).isIn("NotFoundException", "InvalidArnException");
    }
    Reply role =
        root.keyrota("WhoCan", "{\"Action\":\"sts:AssumeRole\",\"Resource\":\"" + ROLE + "none\"}");
    assertThat(role.code()).isEqualTo("NotFoundException");
    Reply marker =
        root.keyrota(
            "WhoCan", "{\"Action\":\"kms:CreateKey\",\"Resource\":\"*\",\"Marker\":\"x\"}");
    assertThat(marker.code()).isEqualTo("InvalidParameterValueException");
  }

  @Test
  void whoAsksNeedsThePermission() {
    Reply denied = able.keyrota("WhoCan", "{\"Action\":\"kms:CreateKey\",\"Resource\":\"*\"}");
    assertThat(denied.code()).isEqualTo("AccessDeniedException");
    assertThat(denied.body()).contains("keyrota:WhoCan");
    denied = able.keyrota("WhoUses", "{\"AccessKeyId\":\"" + ableKeys.accessKeyId() + "\"}");
    assertThat(denied.code()).isEqualTo("AccessDeniedException");
  }

  @Test
  void aKeysUsesAreAddedUp() {
    root.iam("CreateUser", "UserName", "busy");
    give("busy", "kms", "{'Effect':'Allow','Action':'kms:ListKeys','Resource':'*'}");
    Keys keys = Keys.of(root.iam("CreateAccessKey", "UserName", "busy"));
    SignedCalls busy = house.as(keys);
    assertThat(uses(root, keys.accessKeyId())).isEqualTo("Active " + USER + "busy");
    for (int i = 0; i < 3; i++) {
      assertThat(busy.kms("ListKeys", "{}").status()).isEqualTo(200);
    }
    busy.kms("eu-central-1", "CreateKey", "{}");
    house.as(keys.withSecret("not the secret")).kms("ListKeys", "{}");
    house.as(new Keys("AKIANEVERWASTHERE111", "not a secret", null)).kms("ListKeys", "{}");
    Reply never = root.keyrota("WhoUses", "{\"AccessKeyId\":\"AKIANEVERWASTHERE111\"}");
    assertThat(never.code()).isEqualTo("NotFoundException");
    assertThat(uses(root, keys.accessKeyId()))
        .isEqualTo(
            "Active "
                + USER
                + "busy; CreateKey eu-central-1 127.0.0.1 1 of which 1 refused;"
                + " ListKeys us-east-1 127.0.0.1 3 of which 0 refused");
    root.iam("DeleteAccessKey", "UserName", "busy", "AccessKeyId", keys.accessKeyId());
    assertThat(uses(root, keys.accessKeyId())).startsWith("Deleted " + USER + "busy; CreateKey");
    Keys session = Keys.of(able.sts("GetSessionToken"));
    house.as(session).sts("GetCallerIdentity");
    assertThat(uses(root, session.accessKeyId()))
        .isEqualTo(
            "Temporary "
                + USER
                + "able; GetCallerIdentity us-east-1 127.0.0.1 1 of which 0"
                + " refused");
  }

  @Test
  void aKeyOfAnotherAccountIsOneThatNeverWas() {
    // The operator's account sees all, another account its own alone.
    assertThat(uses(root, Keys.of(otherRoot.iam("CreateAccessKey")).accessKeyId()))
        .isEqualTo("Active arn:aws:iam::" + THERE + ":root");
    able.kms("ListKeys", "{}");
    Reply foreign =
        otherRoot.keyrota("WhoUses", "{\"AccessKeyId\":\"" + ableKeys.accessKeyId() + "\"}");
    Reply none = otherRoot.keyrota("WhoUses", "{\"AccessKeyId\":\"AKIANEVERWASTHERE000\"}");
    assertThat(foreign.code()).isEqualTo("NotFoundException");
    assertThat(foreign.body().replace(ableKeys.accessKeyId(), "X"))
        .isEqualTo(none.body().replace("AKIANEVERWASTHERE000", "X"));
  }

  private static String uses(SignedCalls who, String accessKeyId) {
    Reply reply = who.keyrota("WhoUses", "{\"AccessKeyId\":\"" + accessKeyId + "\"}");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    Json.Obj told = json(reply);
    List<String> uses = new ArrayList<>();
    uses.add(told.text("Status").orElseThrow() + " " + told.text("Owner").orElseThrow());
    for (Json one : items(told, "Uses")) {
      Json.Obj use = (Json.Obj) one;
      uses.add(
          use.text("EventName").orElseThrow()
              + " "
              + use.text("Region").orElseThrow()
              + " "
              + use.text("SourceIpAddress").orElseThrow()
              + " "
              + use.number("Count").orElseThrow()
              + " of which "
              + use.number("Refused").orElseThrow()
              + " refused");
    }
    return String.join("; ", uses);
  }
}
