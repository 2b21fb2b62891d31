package io.keyrota.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.User;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

/** The AWS SDK for Java, unmodified, agrees with what the server does. One server, many stories. */
class SdkAcceptance {
  @TempDir static Path folder;

  private static RunningServer server;
  private static Clients root;

  @BeforeAll
  static void start() {
    server = RunningServer.start(folder.resolve("data"), "--clock", "rehearsal");
    root = Clients.root(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void usersAreMadeFoundListedChangedAndDeleted() {
    try (IamClient iam = root.iam()) {
      User made = iam.createUser(r -> r.userName("Alice").path("/staff/")).user();
      assertThat(made.arn()).endsWith(":user/staff/Alice");
      assertThat(made.userId()).startsWith("AIDA").hasSize(21);
      assertThat(iam.getUser(r -> r.userName("Alice")).user()).isEqualTo(made);
      assertThatThrownBy(() -> iam.createUser(r -> r.userName("alice")))
          .isInstanceOf(EntityAlreadyExistsException.class)
          .hasMessageContaining("already exists");
      iam.updateUser(r -> r.userName("Alice").newUserName("Bob"));
      assertThatThrownBy(() -> iam.getUser(r -> r.userName("Alice")))
          .isInstanceOf(NoSuchEntityException.class)
          .hasMessageContaining("The user with name Alice cannot be found.");
      assertThat(iam.getUser(r -> r.userName("Bob")).user().userId()).isEqualTo(made.userId());
      assertThat(iam.listUsers(r -> r.pathPrefix("/staff/")).users())
          .extracting(User::userName)
          .containsExactly("Bob");
      iam.deleteUser(r -> r.userName("Bob"));
    }
  }

  @Test
  void aUserWithKeysIsNotDeleted() {
    try (IamClient iam = root.iam()) {
      iam.createUser(r -> r.userName("Keeper"));
      AccessKey key = iam.createAccessKey(r -> r.userName("Keeper")).accessKey();
      assertThatThrownBy(() -> iam.deleteUser(r -> r.userName("Keeper")))
          .isInstanceOf(DeleteConflictException.class)
          .hasMessageContaining("must delete access keys first");
      iam.deleteAccessKey(r -> r.userName("Keeper").accessKeyId(key.accessKeyId()));
      iam.deleteUser(r -> r.userName("Keeper"));
    }
  }

  @Test
  void fiftyConcurrentCreationsMakeExactlyTwoKeys() throws Exception {
    try (IamClient iam = root.iam();
        ExecutorService callers = Executors.newFixedThreadPool(50)) {
      iam.createUser(r -> r.userName("Racer"));
      List<Callable<Boolean>> creations = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        creations.add(
            () -> {
              try {
                iam.createAccessKey(r -> r.userName("Racer"));
                return true;
              } catch (LimitExceededException e) {
                return false;
              }
            });
      }
      int made = 0;
      for (Future<Boolean> creation : callers.invokeAll(creations)) {
        made += creation.get() ? 1 : 0;
      }
      assertThat(made).isEqualTo(2);
      assertThat(iam.listAccessKeys(r -> r.userName("Racer")).accessKeyMetadata()).hasSize(2);
    }
  }

  @Test
  void anInactiveKeyIsRefusedByEveryServiceAndValidAgainWhenReactivated() {
    try (IamClient iam = root.iam()) {
      iam.createUser(r -> r.userName("Switch"));
      Clients.selfService(iam, "Switch");
      AccessKey key = iam.createAccessKey(r -> r.userName("Switch")).accessKey();
      Clients user = root.as(key);
      assertThat(user.sts().getCallerIdentity().arn()).endsWith(":user/Switch");
      iam.updateAccessKey(
          r -> r.userName("Switch").accessKeyId(key.accessKeyId()).status(StatusType.INACTIVE));
      assertThatThrownBy(() -> user.sts().getCallerIdentity())
          .isInstanceOfSatisfying(
              StsException.class, e -> assertRefused(e, "InvalidClientTokenId", 403));
      assertThatThrownBy(() -> user.iam().listAccessKeys())
          .isInstanceOfSatisfying(
              IamException.class, e -> assertRefused(e, "InvalidClientTokenId", 403));
      assertThatThrownBy(() -> user.kms().listKeys())
          .isInstanceOfSatisfying(
              KmsException.class, e -> assertRefused(e, "UnrecognizedClientException", 400));
      iam.updateAccessKey(
          r -> r.userName("Switch").accessKeyId(key.accessKeyId()).status(StatusType.ACTIVE));
      assertThat(user.sts().getCallerIdentity().arn()).endsWith(":user/Switch");
    }
  }

  @Test
  void aUserMayHandleItsOwnKeysAndNothingElse() {
    try (IamClient iam = root.iam()) {
      iam.createUser(r -> r.userName("Own"));
      iam.createUser(r -> r.userName("Other"));
      Clients.selfService(iam, "Own");
      AccessKey other = iam.createAccessKey(r -> r.userName("Other")).accessKey();
      Clients own = root.as(iam.createAccessKey(r -> r.userName("Own")).accessKey());
      try (IamClient asOwn = own.iam()) {
        assertThat(asOwn.listAccessKeys().accessKeyMetadata()).hasSize(1);
        AccessKey second = asOwn.createAccessKey().accessKey();
        asOwn.deleteAccessKey(r -> r.accessKeyId(second.accessKeyId()));
        assertThatThrownBy(() -> asOwn.listUsers())
            .isInstanceOfSatisfying(IamException.class, e -> assertRefused(e, "AccessDenied", 403));
        assertThatThrownBy(() -> asOwn.deleteAccessKey(r -> r.accessKeyId(other.accessKeyId())))
            .isInstanceOf(NoSuchEntityException.class);
        assertThatThrownBy(
                () ->
                    asOwn.deleteAccessKey(
                        r -> r.userName("Other").accessKeyId(other.accessKeyId())))
            .isInstanceOfSatisfying(IamException.class, e -> assertRefused(e, "AccessDenied", 403));
      }
      iam.attachUserPolicy(
          r -> r.userName("Own").policyArn("arn:aws:iam::aws:policy/AdministratorAccess"));
      assertThat(own.iam().listUsers().users()).isNotEmpty();
    }
  }

  @Test
  void sessionCredentialsWorkUntilTheyExpireAndNeverForIam() {
    try (IamClient iam = root.iam()) {
      iam.createUser(r -> r.userName("Temp"));
      Clients.selfService(iam, "Temp");
      AccessKey key = iam.createAccessKey(r -> r.userName("Temp")).accessKey();
      Credentials session =
          root.as(key).sts().getSessionToken(r -> r.durationSeconds(900)).credentials();
      Clients asSession = root.as(session);
      assertThat(session.accessKeyId()).startsWith("ASIA");
      assertThat(asSession.sts().getCallerIdentity().arn()).endsWith(":user/Temp");
      assertThatThrownBy(() -> asSession.iam().listAccessKeys())
          .isInstanceOfSatisfying(
              IamException.class, e -> assertRefused(e, "InvalidClientTokenId", 403));
      assertThat(new Shell().run(keyrota("clock advance 16m")).exit()).isZero();
      assertThatThrownBy(() -> asSession.sts().getCallerIdentity())
          .isInstanceOfSatisfying(StsException.class, e -> assertRefused(e, "ExpiredToken", 403));
    }
  }

  private static String keyrota(String arguments) {
    return System.getProperty("java.home")
        + "/bin/java -cp '"
        + Jvm.classPath()
        + "' io.keyrota.cli.Main "
        + arguments
        + " --data "
        + server.data();
  }

  private static void assertRefused(
      software.amazon.awssdk.awscore.exception.AwsServiceException refusal,
      String code,
      int status) {
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
    assertThat(refusal.statusCode()).isEqualTo(status);
    assertThat(refusal.requestId()).isNotEmpty();
  }
}
