package io.keyrota.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keyrota.testkit.Mailbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A name proved by mail, an authority under a root of one's own, and a revocation, told with the
 * unmodified aws command line, openssl and curl.
 */
class ApprovalAcceptance {
  private static final Pattern LINK = Pattern.compile("http://pages\\.test(/approve/\\S+)");

  @TempDir Path folder;

  @Test
  void anOwnerApprovesByMailAndTheCertificateIsRevoked() throws IOException {
    assumeTrue(Aws.installed(), "no aws command line here");
    assumeTrue(Shell.has("openssl") && Shell.has("curl"), "no openssl or curl here");
    assumeTrue(
        new Shell().run("aws acm revoke-certificate help").exit() == 0,
        "the aws command line here does not know revoke-certificate");
    try (Mailbox mailbox = new Mailbox();
        RunningServer server =
            RunningServer.start(
                folder.resolve("data"),
                "--clock=rehearsal",
                "--ca.url=http://pages.test",
                "--mail.relay=127.0.0.1:" + mailbox.port(),
                "--mail.from=ca@example.org")) {
      new Story(server).with("FOLDER", folder.toString()).run("approval-1.story");
      Matcher link = LINK.matcher(mailbox.take().text());
      assertThat(link.find()).isTrue();
      new Story(server)
          .with("FOLDER", folder.toString())
          .with("LINK", server.endpoint().uri() + link.group(1))
          .run("approval-2.story");
    }
  }
}
