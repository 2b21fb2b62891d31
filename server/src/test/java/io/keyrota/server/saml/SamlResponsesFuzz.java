package io.keyrota.server.saml;

import static io.keyrota.server.saml.Responses.response;
import static io.keyrota.server.saml.Responses.trusting;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.secret.Secret;
import io.keyrota.rules.sts.SamlAssertion;
import io.keyrota.server.aws.SamlProviders;
import io.keyrota.testkit.TestEncryption;
import io.keyrota.testkit.TestSamlProvider;
import io.keyrota.testkit.TestSamlResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Responses of strangers: each is refused, or says what was signed, and nothing breaks. */
class SamlResponsesFuzz {
  private static final TestSamlProvider PROVIDER = TestSamlProvider.p256();
  private static final TestSamlProvider OURS = TestSamlProvider.rsa(2048);
  private static final SamlProviders.Provider TRUSTED =
      new SamlProviders.Provider(
          Responses.PROVIDER,
          "SAMLSPABC",
          PROVIDER.metadata(),
          trusting("").validUntil(),
          false,
          () -> List.of(Secret.owning(OURS.keys().getPrivate().getEncoded())));
  private static final String SIGNED = PROVIDER.signed(response(), TestSamlResponse.ASSERTION);
  private static final SamlAssertion SAID = Responses.verified(SIGNED, TRUSTED);
  private static final String ENCRYPTED =
      TestEncryption.USUAL.encrypted(SIGNED, OURS.keys().getPublic());

  @Property(tries = 1500)
  void octetsAreChanged(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] octets = (random.nextInt(4) == 0 ? ENCRYPTED : SIGNED).getBytes(UTF_8);
    for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
      octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
    }
    judge(octets);
  }

  /** Pieces between tags are moved, doubled, left out. */
  @Property(tries = 1500)
  void piecesAreMoved(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> pieces = new ArrayList<>(List.of(SIGNED.split("(?=<)")));
    for (int changes = random.nextInt(1, 6); changes > 0; changes--) {
      int from = random.nextInt(pieces.size());
      int length = Math.min(random.nextInt(1, 12), pieces.size() - from);
      List<String> some = List.copyOf(pieces.subList(from, from + length));
      if (random.nextBoolean()) {
        pieces.subList(from, from + length).clear();
      }
      if (random.nextInt(3) > 0) {
        pieces.addAll(random.nextInt(pieces.size() + 1), some);
      }
    }
    judge(String.join("", pieces).getBytes(UTF_8));
  }

  @Test
  void whatIsLargeIsRefusedSoon() {
    String reference =
        SIGNED.substring(SIGNED.indexOf("<ds:Reference"), SIGNED.indexOf("</ds:SignedInfo>"));
    String exclusive = "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"";
    String listed =
        exclusive
            + "><ec:InclusiveNamespaces xmlns:ec=\"http://www.w3.org/2001/10/xml-exc-c14n#\""
            + " PrefixList=\""
            + "n1 n2 n3 ".repeat(6_000)
            + "\"/></ds:Transform>";
    String nested = ("<x" + namespaces(40) + ">").repeat(50) + "</x>".repeat(50);
    for (String large :
        List.of(
            SIGNED.replace("</ds:SignedInfo>", "<x/>".repeat(15_000) + "</ds:SignedInfo>"),
            SIGNED.replace("</ds:SignedInfo>", reference.repeat(100) + "</ds:SignedInfo>"),
            SIGNED.replace("</ds:SignedInfo>", nested + "</ds:SignedInfo>"),
            SIGNED.replace(exclusive + "/>", listed),
            SIGNED.replace("<samlp:Response", "<samlp:Response" + namespaces(150)),
            SIGNED.replace("<saml:Subject>", nested + "<saml:Subject>"),
            SIGNED.replace("bob-1234", "&amp;".repeat(14_000)),
            SIGNED.replace("<saml:Subject>", "<x ID=\"a\"/>".repeat(5_000) + "<saml:Subject>"))) {
      assertThat(large).isNotEqualTo(SIGNED).hasSizeLessThan(75_000);
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(30), () -> judge(large.getBytes(UTF_8)));
    }
  }

  private static String namespaces(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> " xmlns:n%d=\"urn:n\"".formatted(i))
        .collect(Collectors.joining());
  }

  private static void judge(byte[] octets) {
    try (Secret base64 = Secret.ofText(Base64.getEncoder().encodeToString(octets))) {
      assertThat(new SamlResponses().verified(base64, TRUSTED)).isEqualTo(SAID);
    } catch (Refusal refusal) {
      assertThat(refusal.code()).isIn("InvalidIdentityToken", "IDPRejectedClaim", "AccessDenied");
    }
  }
}
