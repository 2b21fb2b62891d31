package io.keyrota.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.cli.KeyrotaClient;
import io.keyrota.rules.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * A key pair is turned over every thirty days for ninety days, the server is killed in the middle
 * of it each time, and afterwards everything acknowledged is there and every old key is dead.
 */
class NinetyDaysAcceptance {
  @TempDir Path folder;

  @Test
  void anApplicationLivesNinetyDaysOnKeysThatTurnOver() throws Exception {
    try (RunningServer server =
        RunningServer.start(folder.resolve("data"), "--clock", "rehearsal@2026-01-01T00:00:00Z")) {
      List<AccessKey> all = new ArrayList<>();
      Clients.root(server).iam().createUser(r -> r.userName("App"));
      Clients.selfService(Clients.root(server).iam(), "App");
      AccessKey current =
          Clients.root(server).iam().createAccessKey(r -> r.userName("App")).accessKey();
      all.add(current);
      for (int turn = 0; turn < 3; turn++) {
        advance(server, Duration.ofDays(29));
        assertSigns(server, current);
        AccessKey next =
            Clients.root(server).iam().createAccessKey(r -> r.userName("App")).accessKey();
        server.killAndRestart();
        assertSigns(server, next);
        assertSigns(server, current);
        deactivate(server, current);
        server.killAndRestart();
        assertRefused(server, current);
        advance(server, Duration.ofDays(1));
        delete(server, current);
        current = next;
        all.add(current);
      }
      assertThat(now(server)).isAfter(Instant.parse("2026-03-31T23:59:59Z"));
      server.killAndRestart();
      assertThat(
              Clients.root(server).iam().listAccessKeys(r -> r.userName("App")).accessKeyMetadata())
          .extracting(AccessKeyMetadata::accessKeyId)
          .containsExactly(current.accessKeyId());
      for (AccessKey dead : all.subList(0, all.size() - 1)) {
        assertRefused(server, dead);
      }
      assertSigns(server, current);
      assertTrailIntact(server);
      assertThat(server.terminate()).isZero();
      assertNowhereInTheClear(server.data(), all);
    }
  }

  private static void assertSigns(RunningServer server, AccessKey key) {
    assertThat(Clients.root(server).as(key).sts().getCallerIdentity().arn()).endsWith("user/App");
  }

  private static void assertRefused(RunningServer server, AccessKey key) {
    assertThatThrownBy(() -> Clients.root(server).as(key).sts().getCallerIdentity())
        .isInstanceOf(StsException.class)
        .hasMessageContaining("The security token included in the request is invalid");
  }

  private static void deactivate(RunningServer server, AccessKey key) {
    try (IamClient iam = Clients.root(server).iam()) {
      iam.updateAccessKey(
          r -> r.userName("App").accessKeyId(key.accessKeyId()).status(StatusType.INACTIVE));
    }
  }

  private static void delete(RunningServer server, AccessKey key) {
    try (IamClient iam = Clients.root(server).iam()) {
      iam.deleteAccessKey(r -> r.userName("App").accessKeyId(key.accessKeyId()));
    }
  }

  private static void advance(RunningServer server, Duration duration) {
    new KeyrotaClient(server.endpoint())
        .call("AdvanceClock", Map.of("Duration", new Json.Str("PT" + duration.toHours() + "H")));
  }

  private static Instant now(RunningServer server) {
    return Instant.parse(new KeyrotaClient(server.endpoint()).now());
  }

  private static void assertTrailIntact(RunningServer server) {
    Json.Obj verified = new KeyrotaClient(server.endpoint()).call("VerifyTrail", Map.of());
    assertThat(verified.member("Intact")).contains(new Json.Bool(true));
  }

  /** No secret access key lies on the disk in plain, base64 or hexadecimal, but in its own file. */
  private static void assertNowhereInTheClear(Path data, List<AccessKey> keys) throws Exception {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        for (AccessKey key : keys) {
          byte[] secret = key.secretAccessKey().getBytes(StandardCharsets.US_ASCII);
          assertThat(bytes.contains(key.secretAccessKey())).as(file.toString()).isFalse();
          assertThat(bytes.contains(Base64.getEncoder().withoutPadding().encodeToString(secret)))
              .as(file.toString())
              .isFalse();
          assertThat(bytes.contains(HexFormat.of().formatHex(secret)))
              .as(file.toString())
              .isFalse();
        }
      }
    }
  }
}
