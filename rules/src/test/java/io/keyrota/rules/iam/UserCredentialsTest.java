package io.keyrota.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Refusal;
import java.time.Instant;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class UserCredentialsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:11:12Z");
  private static final User USER =
      User.create(new AccountId("111122223333"), "/", "jane", "AIDAJANE", NOW, Tags.NONE);

  @Test
  void aUserHasFiveSshPublicKeysAndEachOnce() {
    UserCredentials all =
        IntStream.range(0, 5)
            .mapToObj(i -> key("k" + i))
            .reduce(
                UserCredentials.NONE,
                (has, key) -> has.with(key, IamQuotas.STANDARD),
                (one, other) -> other);
    assertThat(code(() -> all.with(key("k9"), IamQuotas.STANDARD))).isEqualTo("LimitExceeded");
    assertThat(code(() -> all.with(key("k1"), IamQuotas.STANDARD)))
        .isEqualTo("DuplicateSSHPublicKey");
    UserCredentials less = all.withoutSshPublicKey("k1");
    assertThat(less.sshPublicKeys())
        .extracting(SshPublicKey::id)
        .containsExactly("k0", "k2", "k3", "k4");
    assertThat(code(() -> less.sshPublicKey("k1"))).isEqualTo("NoSuchEntity");
    assertThat(less.withSshPublicKey("k2", AccessKey.Status.INACTIVE).sshPublicKey("k2").status())
        .isEqualTo(AccessKey.Status.INACTIVE);
  }

  private static SshPublicKey key(String id) {
    return new SshPublicKey(id, "of " + id, "ssh-rsa", AccessKey.Status.ACTIVE, NOW);
  }

  @Test
  void aCertificateRemembersWhenItsStatusLastChanged() {
    SigningCertificate certificate =
        new SigningCertificate("C", "f", "pem", AccessKey.Status.ACTIVE, NOW, NOW);
    UserCredentials has = UserCredentials.NONE.with(certificate, IamQuotas.STANDARD);
    Instant later = NOW.plusSeconds(60);
    assertThat(has.withSigningCertificate("C", AccessKey.Status.ACTIVE, later)).isEqualTo(has);
    assertThat(
            has.withSigningCertificate("C", AccessKey.Status.INACTIVE, later)
                .signingCertificate("C")
                .statusChanged())
        .isEqualTo(later);
    assertThat(code(() -> has.withoutSigningCertificate("D"))).isEqualTo("NoSuchEntity");
    assertThat(code(has::needNone)).isEqualTo("DeleteConflict");
    assertThat(has.withoutSigningCertificate("C")).isEqualTo(UserCredentials.NONE);
  }

  @Test
  void aUserHasTwoCredentialsForEachServiceUnderNamesOfTheirOwn() {
    UserCredentials two = with(with(UserCredentials.NONE, "A", codecommit()), "B", codecommit());
    assertThat(two.serviceSpecific())
        .extracting(ServiceSpecificCredential::name)
        .containsExactly("jane-at-111122223333", "jane+1-at-111122223333");
    assertThat(code(() -> with(two, "C", codecommit()))).isEqualTo("LimitExceeded");
    var keyspaces = ServiceSpecificCredential.Service.of("cassandra.amazonaws.com");
    assertThat(with(two, "C", keyspaces).serviceSpecific("C").name())
        .isEqualTo("jane-at-111122223333");
    assertThat(with(two.withoutServiceSpecific("A"), "D", codecommit()).serviceSpecific("D").name())
        .isEqualTo("jane-at-111122223333");
    assertThat(code(() -> ServiceSpecificCredential.Service.of("s3.amazonaws.com")))
        .isEqualTo("NotSupportedService");
  }

  @Test
  void onlyApiKeysExpire() {
    var bedrock = ServiceSpecificCredential.Service.of("bedrock.amazonaws.com");
    ServiceSpecificCredential key =
        UserCredentials.NONE.newServiceSpecific("A", bedrock, USER, 30, IamQuotas.STANDARD, NOW);
    assertThat(key.statusAt(NOW.plusSeconds(30 * 86_400 - 1))).isEqualTo("Active");
    assertThat(key.statusAt(NOW.plusSeconds(30 * 86_400))).isEqualTo("Expired");
    assertThat(
            code(
                () ->
                    UserCredentials.NONE.newServiceSpecific(
                        "A", codecommit(), USER, 30, IamQuotas.STANDARD, NOW)))
        .isEqualTo("ValidationError");
  }

  private static ServiceSpecificCredential.Service codecommit() {
    return ServiceSpecificCredential.Service.of("codecommit.amazonaws.com");
  }

  private static UserCredentials with(
      UserCredentials has, String id, ServiceSpecificCredential.Service service) {
    return has.with(has.newServiceSpecific(id, service, USER, null, IamQuotas.STANDARD, NOW));
  }

  private static String code(ThrowingCallable action) {
    return catchThrowableOfType(Refusal.class, action).code();
  }
}
