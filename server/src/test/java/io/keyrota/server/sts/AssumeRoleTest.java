package io.keyrota.server.sts;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.AttachRolePolicyRequest;
import io.keyrota.models.iam.CreateRoleRequest;
import io.keyrota.models.iam.CreateUserRequest;
import io.keyrota.models.iam.DeleteRoleRequest;
import io.keyrota.models.iam.DetachRolePolicyRequest;
import io.keyrota.models.iam.GetRoleRequest;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.ListRolesRequest;
import io.keyrota.models.iam.ListUsersRequest;
import io.keyrota.models.iam.PutRolePolicyRequest;
import io.keyrota.models.iam.PutUserPolicyRequest;
import io.keyrota.models.sts.AssumeRoleRequest;
import io.keyrota.models.sts.AssumeRoleResponse;
import io.keyrota.models.sts.Credentials;
import io.keyrota.models.sts.GetCallerIdentityRequest;
import io.keyrota.models.sts.GetSessionTokenRequest;
import io.keyrota.models.sts.PolicyDescriptorType;
import io.keyrota.models.sts.ProvidedContext;
import io.keyrota.models.sts.StsModel;
import io.keyrota.models.sts.Tag;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Credentials.Found;
import io.keyrota.server.iam.RoomHarness;
import io.keyrota.server.iam.RoomHarness.Signer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssumeRoleTest {
  private static final String DEPLOY = "arn:aws:iam::111122223333:role/Deploy";
  private static final String ACCOUNT = "\"AWS\":\"111122223333\"";
  private static final String OTHER = "\"AWS\":\"444455556666\"";

  private final RoomHarness rooms = new RoomHarness();
  private Signer alice = rooms.root;

  @BeforeEach
  void alice() {
    alice = rooms.user("Alice");
    allow("Alice", "sts:*", "*");
  }

  @Test
  void theSessionIsTheRolesForAsLongAsAsked() {
    role("Deploy", ACCOUNT, "");
    AssumeRoleResponse made = assume(alice, ask(DEPLOY));
    Credentials credentials = Objects.requireNonNull(made.credentials());
    assertThat(credentials.accessKeyId()).matches("ASIA[A-Z2-7]{16}");
    assertThat(credentials.expiration()).isEqualTo("2026-11-24T11:11:12Z");
    String id = roleId("Deploy");
    assertThat(Objects.requireNonNull(made.assumedRoleUser()).assumedRoleId())
        .isEqualTo(id + ":run-1");
    assertThat(made.assumedRoleUser().arn())
        .isEqualTo("arn:aws:sts::111122223333:assumed-role/Deploy/run-1");
    assertThat(made.packedPolicySize()).isNull();
    Signer session = signer(made);
    var who = rooms.call(session, StsModel.getCallerIdentity(), new GetCallerIdentityRequest());
    assertThat(who.arn()).isEqualTo("arn:aws:sts::111122223333:assumed-role/Deploy/run-1");
    assertThat(who.userId()).isEqualTo(id + ":run-1");
    assertThat(caller(session).principalArn()).isEqualTo(DEPLOY);
    rooms.clock.advance(Duration.ofSeconds(3599));
    assertThat(rooms.find(session)).isInstanceOf(Found.Usable.class);
    rooms.clock.advance(Duration.ofSeconds(1));
    assertThat(rooms.find(session)).isInstanceOf(Found.Expired.class);
  }

  @Test
  void whatTheRoleMayDoIsDecidedAtEachRequest() {
    role("Deploy", ACCOUNT, "");
    Signer session = signer(assume(alice, ask(DEPLOY)));
    refused(() -> listUsers(session)).as("AccessDenied");
    attach("Deploy");
    listUsers(session);
    rooms.call(
        rooms.root,
        IamModel.detachRolePolicy(),
        new DetachRolePolicyRequest("Deploy", RoomHarness.ADMINISTRATOR_ACCESS));
    refused(() -> listUsers(session)).as("AccessDenied");
  }

  @Test
  void aSessionEndsWithItsRole() {
    role("Deploy", ACCOUNT, "");
    Signer session = signer(assume(alice, ask(DEPLOY)));
    rooms.call(rooms.root, IamModel.deleteRole(), new DeleteRoleRequest("Deploy"));
    assertThat(rooms.find(session)).isInstanceOf(Found.Missing.class);
    role("Deploy", ACCOUNT, "");
    assertThat(rooms.find(session)).as("another Deploy").isInstanceOf(Found.Missing.class);
  }

  @Test
  void sessionsAreCutOffByTheTimeOfTheirTokens() {
    role("Deploy", ACCOUNT, "");
    attach("Deploy");
    Signer before = signer(assume(alice, ask(DEPLOY)));
    rooms.clock.advance(Duration.ofMinutes(5));
    rooms.call(
        rooms.root,
        IamModel.putRolePolicy(),
        new PutRolePolicyRequest(
            "Deploy",
            "AWSRevokeOlderSessions",
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":[\"*\"],"
                + "\"Resource\":[\"*\"],\"Condition\":{\"DateLessThan\":{\"aws:TokenIssueTime\":"
                + "\"2026-11-24T10:16:00Z\"}}}]}"));
    refused(() -> listUsers(before)).as("AccessDenied");
    listUsers(signer(assume(alice, ask(DEPLOY))));
  }

  @Test
  void theTrustPolicyDecidesAndInAnotherAccountTheCallersPolicyToo() {
    Signer bob = rooms.user("Bob");
    role("Deploy", ACCOUNT, "");
    refused(() -> assume(bob, ask(DEPLOY))).as("AccessDenied", denied("Bob"));
    allow("Bob", "sts:AssumeRole", DEPLOY);
    assume(bob, ask(DEPLOY));
    role("Named", "\"AWS\":\"arn:aws:iam::111122223333:user/Carol\"", "", "Carol");
    refused(() -> assume(bob, ask(DEPLOY.replace("Deploy", "Named")))).as("AccessDenied");
    assume(rooms.key(rooms.root, "Carol"), ask(DEPLOY.replace("Deploy", "Named")));
  }

  @Test
  void acrossAccountsBothMustAllow() {
    Signer eve = stranger("Eve");
    role("Deploy", OTHER, "");
    refused(() -> assume(eve, ask(DEPLOY))).as("AccessDenied");
    rooms.call(
        rooms.otherRoot,
        IamModel.putUserPolicy(),
        new PutUserPolicyRequest("Eve", "p", policy("sts:AssumeRole", "*")));
    assume(eve, ask(DEPLOY));
    refused(() -> assume(alice, ask(DEPLOY))).as("AccessDenied");
  }

  @Test
  void aRoleThatDoesNotExistAnswersLikeOneThatTrustsNobody() {
    Signer eve = stranger("Eve");
    rooms.call(
        rooms.otherRoot,
        IamModel.putUserPolicy(),
        new PutUserPolicyRequest("Eve", "p", policy("sts:AssumeRole", "*")));
    role("Deploy", ACCOUNT, "");
    for (String name : new String[] {"Deploy", "Nobody", "x/Deploy"}) {
      String arn = DEPLOY.replace("Deploy", name);
      refused(() -> assume(eve, ask(arn)))
          .as(
              "AccessDenied",
              "User: arn:aws:iam::444455556666:user/Eve is not authorized to perform:"
                  + " sts:AssumeRole on resource: "
                  + arn);
    }
    refused(() -> assume(alice, ask(DEPLOY.replace("Deploy", "Nobody")))).as("AccessDenied");
    refused(() -> assume(alice, ask(DEPLOY.replace("111122223333", "999999999999"))))
        .as("AccessDenied");
    refused(() -> assume(alice, ask("arn:aws:iam::111122223333:user/Alice")))
        .as("ValidationError", "arn:aws:iam::111122223333:user/Alice is invalid");
  }

  @Test
  void theRootAssumesNoRole() {
    role("Deploy", ACCOUNT, "");
    refused(() -> assume(rooms.root, ask(DEPLOY)))
        .as("AccessDenied", "Roles may not be assumed by root accounts.");
  }

  @ParameterizedTest
  @CsvSource({"secret-7, true", "secret-8, false", ", false"})
  void anExternalIdKeepsDeputiesFromBeingConfused(@Nullable String given, boolean allowed) {
    role("Deploy", ACCOUNT, condition("StringEquals", "sts:ExternalId", "secret-7"));
    AssumeRoleRequest request = new Ask(DEPLOY).externalId(given).request();
    if (allowed) {
      assume(alice, request);
    } else {
      refused(() -> assume(alice, request)).as("AccessDenied");
    }
  }

  @Test
  void theLengthOfASessionIsBounded() {
    role("Deploy", ACCOUNT, "");
    refused(() -> assume(alice, new Ask(DEPLOY).seconds(3601).request())).as("ValidationError");
    assertThat(
            Objects.requireNonNull(
                    assume(alice, new Ask(DEPLOY).seconds(900).request()).credentials())
                .expiration())
        .isEqualTo("2026-11-24T10:26:12Z");
  }

  @Test
  void aChainOfTwoKeepsTheIntersectionAndLivesAnHour() {
    role("Deploy", ACCOUNT, "");
    attach("Deploy");
    role("Next", ACCOUNT, "");
    attach("Next");
    String next = DEPLOY.replace("Deploy", "Next");
    Signer first = signer(assume(alice, ask(DEPLOY)));
    refused(() -> assume(first, new Ask(next).seconds(3601).request()))
        .as(
            "ValidationError",
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by"
                + " role chaining.");
    Signer second =
        signer(assume(first, new Ask(next).policy(policy("iam:ListUsers", "*")).request()));
    assertThat(caller(second).session().orElseThrow().chained()).isTrue();
    assertThat(caller(second).session().orElseThrow().parentKeyId()).isEqualTo(first.accessKeyId());
    listUsers(second);
    refused(() -> rooms.call(second, IamModel.listRoles(), new ListRolesRequest(null, null, null)))
        .as("AccessDenied");
    refused(() -> rooms.key(second, "Alice")).as("AccessDenied");
    refused(() -> assume(second, ask(DEPLOY))).as("AccessDenied");
  }

  @Test
  void aTokenIsAsLongAsAskedAndTellsItsSize() {
    role("Deploy", ACCOUNT, "");
    attach("Deploy");
    AssumeRoleResponse plain = assume(alice, ask(DEPLOY));
    assertThat(plain.sessionTokenSize()).isEqualTo(token(plain).length());
    assertThat(plain.sessionTokenUtilization()).isBetween(1, 10);
    for (int size = 0; size <= 4096; size += 32) {
      Ask ask = new Ask(DEPLOY).smallest(size);
      AssumeRoleResponse made =
          assume(
              alice, (size % 64 == 0 ? ask.policy(policy("iam:ListRoles", "*")) : ask).request());
      assertThat(made.sessionTokenSize())
          .isEqualTo(token(made).length())
          .isGreaterThanOrEqualTo(size);
      rooms.call(signer(made), IamModel.listRoles(), new ListRolesRequest(null, null, null));
    }
    assertThat(assume(alice, new Ask(DEPLOY).smallest(4096).request()))
        .satisfies(
            made -> assertThat(made.sessionTokenSize()).isBetween(4096, 4104),
            made -> assertThat(made.sessionTokenUtilization()).isEqualTo(34));
  }

  @Test
  void sessionPoliciesOfBothKindsAddUpAndOnlyNarrow() {
    role("Deploy", ACCOUNT, "");
    attach("Deploy");
    AssumeRoleResponse made =
        assume(
            alice,
            new Ask(DEPLOY)
                .policy(policy("iam:ListRoles", "*"))
                .arn("arn:aws:iam::aws:policy/AWSKeyManagementServicePowerUser")
                .request());
    assertThat(made.packedPolicySize()).isBetween(1, 100);
    Signer session = signer(made);
    rooms.call(session, IamModel.listRoles(), new ListRolesRequest(null, null, null));
    refused(() -> rooms.call(session, IamModel.getRole(), new GetRoleRequest("Deploy")))
        .as("AccessDenied");
    role("Poor", ACCOUNT, "");
    Signer poor =
        signer(
            assume(
                alice,
                new Ask(DEPLOY.replace("Deploy", "Poor")).policy(policy("*", "*")).request()));
    refused(() -> listUsers(poor)).as("AccessDenied");
  }

  @Test
  void badSessionPoliciesAreRefused() {
    role("Deploy", ACCOUNT, "");
    refused(() -> assume(alice, new Ask(DEPLOY).policy("{}").request()))
        .as("MalformedPolicyDocument");
    refused(() -> assume(alice, new Ask(DEPLOY).arn("arn:aws:iam::aws:policy/Nothing").request()))
        .as("ValidationError");
    refused(
            () ->
                assume(
                    alice,
                    new Ask(DEPLOY)
                        .arns(Collections.nCopies(11, "arn:aws:iam::aws:policy/ReadOnlyAccess"))
                        .request()))
        .as("ValidationError");
    refused(
            () ->
                assume(
                    alice,
                    new Ask(DEPLOY).policy(policy("iam:" + "x".repeat(2048), "*")).request()))
        .as("PackedPolicyTooLarge");
  }

  @Test
  void aContextThatNobodyAssertedIsNotLeftAside() {
    role("Deploy", ACCOUNT, "");
    refused(
            () ->
                assume(
                    alice,
                    new Ask(DEPLOY)
                        .context("arn:aws:iam::aws:contextProvider/IdentityCenter")
                        .request()))
        .as("ValidationError");
  }

  @Test
  void tagsNeedTagSessionAndPassOnWhenTransitive() {
    role("Deploy", ACCOUNT, "");
    List<Tag> tags = List.of(new Tag("Team", "blue"), new Tag("Cost", "7"));
    refused(() -> assume(alice, new Ask(DEPLOY).tags(tags, "team").request())).as("AccessDenied");
    role("Tagged", ACCOUNT, "", "sts:AssumeRole\",\"sts:TagSession");
    attach("Tagged");
    String tagged = DEPLOY.replace("Deploy", "Tagged");
    Signer first = signer(assume(alice, new Ask(tagged).tags(tags, "team").request()));
    Caller.Session session = caller(first).session().orElseThrow();
    assertThat(session.tags()).containsEntry("Team", "blue").containsEntry("Cost", "7");
    assertThat(session.transitiveTagKeys()).containsExactly("Team");
    Signer second = signer(assume(first, ask(tagged)));
    assertThat(caller(second).session().orElseThrow().tags()).isEqualTo(Map.of("Team", "blue"));
    refused(() -> assume(first, new Ask(tagged).tags(List.of(new Tag("team", "red"))).request()))
        .as("InvalidParameterValue");
  }

  @Test
  void aSourceIdentityStaysForTheWholeChain() {
    role("Deploy", ACCOUNT, "");
    UnaryOperator<Ask> asAlice = ask -> ask.sourceIdentity("alice");
    refused(() -> assume(alice, asAlice.apply(new Ask(DEPLOY)).request())).as("AccessDenied");
    role("Named", ACCOUNT, "", "sts:AssumeRole\",\"sts:SetSourceIdentity");
    attach("Named");
    String named = DEPLOY.replace("Deploy", "Named");
    AssumeRoleResponse made = assume(alice, asAlice.apply(new Ask(named)).request());
    assertThat(made.sourceIdentity()).isEqualTo("alice");
    Signer first = signer(made);
    assertThat(assume(first, ask(named)).sourceIdentity()).isEqualTo("alice");
    refused(() -> assume(first, new Ask(named).sourceIdentity("bob").request())).as("AccessDenied");
    refused(() -> assume(first, ask(DEPLOY))).as("AccessDenied");
  }

  @Test
  void aTrustPolicyCanAskForAOneTimeCode() {
    role("Deploy", ACCOUNT, condition("Bool", "aws:MultiFactorAuthPresent", "true"));
    String device = "arn:aws:iam::111122223333:mfa/Alice";
    rooms.codes.add(device + " 123456");
    refused(() -> assume(alice, ask(DEPLOY))).as("AccessDenied");
    refused(() -> assume(alice, new Ask(DEPLOY).code(device, "654321").request()))
        .as(
            "AccessDenied",
            "MultiFactorAuthentication failed with invalid MFA one time pass code.");
    refused(() -> assume(alice, new Ask(DEPLOY).code(device, null).request())).as("AccessDenied");
    Signer session = signer(assume(alice, new Ask(DEPLOY).code(device, "123456").request()));
    assertThat(caller(session).session().orElseThrow().mfaAuthenticated())
        .contains(rooms.clock.now());
    refused(() -> assume(alice, new Ask(DEPLOY).code(device, "123456").request()))
        .as("AccessDenied");
  }

  @Test
  void sessionsOfRolesAskForNoOtherKindOfSession() {
    role("Deploy", ACCOUNT, "");
    attach("Deploy");
    Signer session = signer(assume(alice, ask(DEPLOY)));
    refused(
            () ->
                rooms.call(
                    session,
                    StsModel.getSessionToken(),
                    new GetSessionTokenRequest(null, null, null, null)))
        .as("AccessDenied", "Cannot call GetSessionToken with session credentials");
  }

  private Signer stranger(String name) {
    rooms.call(
        rooms.otherRoot, IamModel.createUser(), new CreateUserRequest(null, name, null, null));
    return rooms.key(rooms.otherRoot, name);
  }

  private void allow(String user, String action, String resource) {
    rooms.call(
        rooms.root,
        IamModel.putUserPolicy(),
        new PutUserPolicyRequest(user, "p", policy(action, resource)));
  }

  private static String policy(String action, String resource) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\""
        + action
        + "\",\"Resource\":\""
        + resource
        + "\"}]}";
  }

  private static String condition(String operator, String key, String value) {
    return ",\"Condition\":{\"" + operator + "\":{\"" + key + "\":\"" + value + "\"}}";
  }

  private void role(String name, String principal, String condition) {
    role(name, principal, condition, "sts:AssumeRole");
  }

  private void role(String name, String principal, String condition, String action) {
    if (action.equals("Carol")) {
      rooms.call(
          rooms.root, IamModel.createUser(), new CreateUserRequest(null, action, null, null));
      role(name, principal, condition);
      return;
    }
    rooms.call(
        rooms.root,
        IamModel.createRole(),
        new CreateRoleRequest(
            null,
            name,
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{"
                + principal
                + "},\"Action\":[\""
                + action
                + "\"]"
                + condition
                + "}]}",
            null,
            null,
            null,
            null));
  }

  private void attach(String role) {
    rooms.call(
        rooms.root,
        IamModel.attachRolePolicy(),
        new AttachRolePolicyRequest(role, RoomHarness.ADMINISTRATOR_ACCESS));
  }

  private String roleId(String role) {
    return rooms.call(rooms.root, IamModel.getRole(), new GetRoleRequest(role)).role().roleId();
  }

  private void listUsers(Signer signer) {
    rooms.call(signer, IamModel.listUsers(), new ListUsersRequest(null, null, null));
  }

  private Caller caller(Signer signer) {
    return ((Found.Usable) rooms.find(signer)).caller();
  }

  private AssumeRoleResponse assume(Signer signer, AssumeRoleRequest request) {
    return rooms.call(signer, StsModel.assumeRole(), request);
  }

  private static AssumeRoleRequest ask(String roleArn) {
    return new Ask(roleArn).request();
  }

  private static Secret token(AssumeRoleResponse made) {
    return Objects.requireNonNull(made.credentials()).sessionToken();
  }

  private static Signer signer(AssumeRoleResponse made) {
    return Signer.of(made.credentials());
  }

  private static String denied(String user) {
    return "User: arn:aws:iam::111122223333:user/"
        + user
        + " is not authorized to perform: sts:AssumeRole on resource: "
        + DEPLOY;
  }

  /** A request in the making. */
  private static final class Ask {
    private final String roleArn;
    private @Nullable String policy;
    private @Nullable List<PolicyDescriptorType> arns;
    private @Nullable Integer seconds;
    private @Nullable List<Tag> tags;
    private @Nullable List<String> transitive;
    private @Nullable String externalId;
    private @Nullable String device;
    private @Nullable String code;
    private @Nullable String sourceIdentity;
    private @Nullable List<ProvidedContext> contexts;
    private @Nullable Integer smallest;

    Ask(String roleArn) {
      this.roleArn = roleArn;
    }

    Ask policy(String text) {
      policy = text;
      return this;
    }

    Ask arn(String arn) {
      return arns(List.of(arn));
    }

    Ask arns(List<String> all) {
      arns = all.stream().map(PolicyDescriptorType::new).toList();
      return this;
    }

    Ask seconds(int duration) {
      seconds = duration;
      return this;
    }

    Ask tags(List<Tag> of, String... transitiveKeys) {
      tags = of;
      transitive = List.of(transitiveKeys);
      return this;
    }

    Ask externalId(@Nullable String id) {
      externalId = id;
      return this;
    }

    Ask code(String serialNumber, @Nullable String tokenCode) {
      device = serialNumber;
      code = tokenCode;
      return this;
    }

    Ask smallest(int size) {
      smallest = size;
      return this;
    }

    Ask sourceIdentity(String source) {
      sourceIdentity = source;
      return this;
    }

    Ask context(String provider) {
      contexts = List.of(new ProvidedContext(provider, "an-assertion"));
      return this;
    }

    AssumeRoleRequest request() {
      return new AssumeRoleRequest(
          roleArn,
          "run-1",
          arns,
          policy,
          seconds,
          tags,
          transitive,
          externalId,
          device,
          code,
          sourceIdentity,
          contexts,
          smallest);
    }
  }
}
