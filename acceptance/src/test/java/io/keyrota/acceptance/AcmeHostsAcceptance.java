package io.keyrota.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shredzone.acme4j.Account;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Certificate;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.RevocationReason;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;

/**
 * Unmodified ACME clients obtain, renew and revoke at an ACME endpoint of a running server: certbot
 * and lego as a host runs them, acme4j for what these do not know, renewal information above all.
 */
class AcmeHostsAcceptance {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void certbotLegoAndAcme4jKeepTheCertificatesOfHosts() throws Exception {
    assumeTrue(Aws.installed(), "no aws command line here");
    assumeTrue(Shell.has("openssl") && Shell.has("curl"), "no openssl or curl here");
    assumeTrue(Shell.has("certbot"), "no certbot here (Debian package: certbot)");
    assumeTrue(Shell.has("lego"), "no lego here (Debian package: lego)");
    try (RunningServer server =
        RunningServer.start(folder.resolve("data"), "--clock", "rehearsal")) {
      Story story =
          new Story(server)
              .with("FOLDER", folder.toString())
              // Not every distribution's aws command line knows these operations.
              .with(
                  "BASH_FUNC_acm%%",
                  "() { curl -sS --fail-with-body --aws-sigv4 aws:amz:$AWS_DEFAULT_REGION:acm"
                      + " --user $AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"
                      + " -H 'Content-Type: application/x-amz-json-1.1'"
                      + " -H \"X-Amz-Target: CertificateManager.$1\" $AWS_ENDPOINT_URL/ -d \"$2\"; }");
      story.run("hosts.story");
      acme4j(story.value("DIRECTORY"), story.value("KEY"), story.value("MAC"));
    }
  }

  private static void acme4j(String directory, String keyId, String macKey) throws Exception {
    Session session = new Session(URI.create(directory));
    assertThat(session.getMetadata().isExternalAccountRequired()).isTrue();
    Account account =
        new AccountBuilder()
            .agreeToTermsOfService()
            .addContact("mailto:ops@example.com")
            .useKeyPair(pair("secp384r1"))
            .withKeyIdentifier(keyId, macKey)
            .create(session);
    Certificate first = certificate(account.newOrder().domains("acme4j.example.com").create());
    assertThat(first.hasRenewalInfo()).isTrue();
    Instant from = first.getRenewalInfo().getSuggestedWindowStart();
    Instant until = first.getRenewalInfo().getSuggestedWindowEnd();
    assertThat(from).isBefore(until);
    assertThat(until).isBefore(first.getCertificate().getNotAfter().toInstant());
    Certificate second =
        certificate(account.newOrder().domains("acme4j.example.com").replaces(first).create());
    assertThat(second.getCertificate().getSerialNumber())
        .isNotEqualTo(first.getCertificate().getSerialNumber());
    first.revoke(RevocationReason.SUPERSEDED);
    KeyPair next = pair("secp256r1");
    account.changeKey(next);
    account.modify().addContact("mailto:more@example.com").commit();
    assertThat(account.getContacts()).hasSize(2);
    account.deactivate();
    assertThat(account.getStatus()).isEqualTo(Status.DEACTIVATED);
  }

  private static Certificate certificate(Order order) throws Exception {
    assertThat(order.getStatus()).isEqualTo(Status.READY);
    order.getAuthorizations().forEach(a -> assertThat(a.getStatus()).isEqualTo(Status.VALID));
    order.execute(pair("secp256r1"));
    assertThat(order.waitForCompletion(PATIENCE)).isEqualTo(Status.VALID);
    return order.getCertificate();
  }

  private static KeyPair pair(String curve) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }
}
