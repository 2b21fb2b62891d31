package io.keyrota.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.server.SignedCalls.Keys;
import io.keyrota.server.SignedCalls.Reply;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What policies give and what of it is used, from the trail of a whole house. */
class LastAccessTest {
  private static final String HERE = "111122223333";
  private static final String IAM = "arn:aws:iam::" + HERE + ":";

  @TempDir Path folder;
  private final Indoors.Lot lot = Indoors.Lot.at("2026-11-24T12:00:00Z");
  private Indoors house;
  private SignedCalls root;

  @BeforeEach
  void open() {
    house = Indoors.open(folder.resolve("data"), lot, "--account", HERE);
    root = house.root();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static String policy(String actions) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":"
        + actions
        + ",\"Resource\":\"*\"}}";
  }

  private SignedCalls user(String name, String actions) {
    root.iam("CreateUser", "UserName", name);
    if (!actions.isEmpty()) {
      root.iam(
          "PutUserPolicy",
          "UserName",
          name,
          "PolicyName",
          "own",
          "PolicyDocument",
          policy(actions));
    }
    return house.as(Keys.of(root.iam("CreateAccessKey", "UserName", name)));
  }

  private String job(String arn, String granularity) {
    Reply reply =
        root.iam("GenerateServiceLastAccessedDetails", "Arn", arn, "Granularity", granularity);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.text("JobId");
  }

  private Reply report(String arn, String granularity) {
    Reply reply = root.iam("GetServiceLastAccessedDetails", "JobId", job(arn, granularity));
    assertThat(reply.text("JobStatus")).as(reply.body()).isEqualTo("COMPLETED");
    assertThat(reply.text("JobType")).isEqualTo(granularity);
    return reply;
  }

  @Test
  void aUsersServicesAreThoseOfItsPoliciesWithTheirLastAttempt() {
    SignedCalls alice = user("alice", "[\"kms:ListKeys\",\"sts:*\",\"s3:*\"]");
    alice.kms("eu-west-1", "ListKeys", "{}");
    lot.clock().advance(Duration.ofHours(1));
    // A refused attempt is one; what no policy gives is not told.
    alice.kms("CreateKey", "{}");
    alice.iam("ListUsers");
    Reply report = report(IAM + "user/alice", "SERVICE_LEVEL");
    assertThat(report.all("ServiceNamespace")).containsExactly("kms", "sts");
    assertThat(report.all("ServiceName"))
        .containsExactly("AWS Key Management Service", "AWS Security Token Service");
    assertThat(report.all("LastAuthenticated")).containsExactly("2026-11-24T13:00:00Z");
    assertThat(report.all("LastAuthenticatedEntity")).containsExactly(IAM + "user/alice");
    assertThat(report.all("LastAuthenticatedRegion")).containsExactly("us-east-1");
    assertThat(report.all("TotalAuthenticatedEntities")).containsExactly("1");
    assertThat(report.body()).doesNotContain("TrackedActionsLastAccessed");
    Reply actions = report(IAM + "user/alice", "ACTION_LEVEL");
    assertThat(actions.all("ActionName")).containsExactly("CreateKey", "ListKeys");
    assertThat(actions.all("LastAccessedTime"))
        .containsExactly("2026-11-24T13:00:00Z", "2026-11-24T12:00:00Z");
    assertThat(actions.all("LastAccessedRegion")).containsExactly("us-east-1", "eu-west-1");
  }

  @Test
  void aPolicysAndAGroupsEntitiesAreTold() {
    SignedCalls alice = user("alice", "");
    SignedCalls bob = user("bob", "");
    user("carol", "");
    String arn =
        root.iam("CreatePolicy", "PolicyName", "keys", "PolicyDocument", policy("\"kms:*\""))
            .text("Arn");
    root.iam("CreateGroup", "GroupName", "team");
    root.iam("AttachGroupPolicy", "GroupName", "team", "PolicyArn", arn);
    root.iam("AddUserToGroup", "GroupName", "team", "UserName", "alice");
    root.iam("AddUserToGroup", "GroupName", "team", "UserName", "carol");
    root.iam("AttachUserPolicy", "UserName", "bob", "PolicyArn", arn);
    alice.kms("ListKeys", "{}");
    lot.clock().advance(Duration.ofMinutes(1));
    bob.kms("ListKeys", "{}");
    Reply report = report(arn, "SERVICE_LEVEL");
    assertThat(report.all("ServiceNamespace")).containsExactly("kms");
    assertThat(report.all("LastAuthenticatedEntity")).containsExactly(IAM + "user/bob");
    assertThat(report.all("TotalAuthenticatedEntities")).containsExactly("2");
    Reply entities =
        root.iam(
            "GetServiceLastAccessedDetailsWithEntities",
            "JobId",
            job(arn, "SERVICE_LEVEL"),
            "ServiceNamespace",
            "kms");
    assertThat(entities.all("Name")).containsExactly("bob", "alice", "carol");
    assertThat(entities.all("Type")).containsExactly("USER", "USER", "USER");
    assertThat(entities.all("LastAuthenticated")).hasSize(2);
    assertThat(report(IAM + "group/team", "SERVICE_LEVEL").all("LastAuthenticatedEntity"))
        .containsExactly(IAM + "user/alice");
    Reply first =
        root.iam(
            "GetServiceLastAccessedDetailsWithEntities",
            "JobId",
            job(IAM + "group/team", "SERVICE_LEVEL"),
            "ServiceNamespace",
            "kms",
            "MaxItems",
            "1");
    assertThat(first.all("Name")).containsExactly("alice");
    assertThat(first.text("IsTruncated")).isEqualTo("true");
  }

  @Test
  void aRolesUsesAreThoseOfItsSessionsAndOutliveARestart() {
    SignedCalls alice = user("alice", "\"sts:*\"");
    root.iam(
        "CreateRole",
        "RoleName",
        "worker",
        "AssumeRolePolicyDocument",
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\""
            + HERE
            + "\"},\"Action\":\"sts:AssumeRole\"}}");
    root.iam(
        "AttachRolePolicy",
        "RoleName",
        "worker",
        "PolicyArn",
        "arn:aws:iam::aws:policy/AdministratorAccess");
    SignedCalls worker =
        house.as(
            Keys.of(
                alice.sts(
                    "AssumeRole", "RoleArn", IAM + "role/worker", "RoleSessionName", "night")));
    worker.kms("ListKeys", "{}");
    house.close();
    house = Indoors.open(folder.resolve("data"), lot, "--account", HERE);
    root = house.root();
    Reply report = report(IAM + "role/worker", "ACTION_LEVEL");
    assertThat(report.all("ServiceNamespace"))
        .containsExactly("acm", "elasticloadbalancing", "iam", "keyrota", "kms", "route53", "sts");
    assertThat(report.all("LastAuthenticatedEntity")).containsExactly(IAM + "role/worker");
    assertThat(report.all("ActionName")).containsExactly("ListKeys");
  }

  @Test
  void reportsAreTheirAskersAndEnd() {
    SignedCalls admin = user("admin", "\"iam:*\"");
    String job = job(IAM + "user/admin", "SERVICE_LEVEL");
    assertThat(admin.iam("GetServiceLastAccessedDetails", "JobId", job).code())
        .isEqualTo("NoSuchEntity");
    assertThat(root.iam("GetServiceLastAccessedDetails", "JobId", job).code()).isEqualTo("ok");
    lot.clock().advance(Duration.ofHours(24));
    assertThat(root.iam("GetServiceLastAccessedDetails", "JobId", job).code())
        .isEqualTo("NoSuchEntity");
    for (String arn : new String[] {"user/none", "group/none", "role/none", "policy/none"}) {
      assertThat(root.iam("GenerateServiceLastAccessedDetails", "Arn", IAM + arn).code())
          .as(arn)
          .isEqualTo("NoSuchEntity");
    }
    for (String arn :
        new String[] {"arn:aws:iam::444455556666:user/x", IAM + "mfa/x", "not an arn at all"}) {
      assertThat(root.iam("GenerateServiceLastAccessedDetails", "Arn", arn).code())
          .as(arn)
          .isIn("InvalidInput", "ValidationError");
    }
  }

  @Test
  void thePoliciesThatGiveAServiceAreListed() {
    user("alice", "\"kms:List*\"");
    root.iam("CreateGroup", "GroupName", "team");
    root.iam(
        "PutGroupPolicy",
        "GroupName",
        "team",
        "PolicyName",
        "shared",
        "PolicyDocument",
        policy("[\"kms:*\",\"iam:GetUser\"]"));
    root.iam("AddUserToGroup", "GroupName", "team", "UserName", "alice");
    root.iam(
        "AttachUserPolicy",
        "UserName",
        "alice",
        "PolicyArn",
        "arn:aws:iam::aws:policy/IAMUserChangePassword");
    Reply listed =
        root.iam(
            "ListPoliciesGrantingServiceAccess",
            "Arn",
            IAM + "user/alice",
            "ServiceNamespaces.member.1",
            "kms",
            "ServiceNamespaces.member.2",
            "iam",
            "ServiceNamespaces.member.3",
            "acm");
    assertThat(listed.all("ServiceNamespace")).containsExactly("kms", "iam", "acm");
    assertThat(listed.all("PolicyName"))
        .containsExactly("own", "shared", "IAMUserChangePassword", "shared");
    assertThat(listed.all("PolicyType")).containsExactly("INLINE", "INLINE", "MANAGED", "INLINE");
    assertThat(listed.all("EntityType")).containsExactly("USER", "GROUP", "GROUP");
    assertThat(listed.all("EntityName")).containsExactly("alice", "team", "team");
    assertThat(
            root.iam(
                    "ListPoliciesGrantingServiceAccess",
                    "Arn",
                    IAM + "role/none",
                    "ServiceNamespaces.member.1",
                    "kms")
                .code())
        .isEqualTo("NoSuchEntity");
  }
}
