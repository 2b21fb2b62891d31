package io.keyrota.rules.sigv4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.keyrota.rules.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** AWS's own test suite for Signature Version 4, read from beside the repository. */
final class Vectors {
  static final String KEY_ID = "AKIDEXAMPLE";
  static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
  static final Instant NOW = Instant.parse("2015-08-30T12:36:00Z");
  static final Scope SCOPE = Scope.at(NOW, "us-east-1", "service");
  static final Endpoint ENDPOINT = new Endpoint("service", "us-east-1"::equals);

  private Vectors() {}

  /** One folder of the suite; texts a byte a character. */
  record Case(
      String name,
      PlainMessage request,
      String canonicalRequest,
      String stringToSign,
      String authorization,
      PlainMessage signedRequest) {

    /** The signed request with the Authorization that the suite says belongs to it. */
    PlainMessage authorized() {
      List<Field> headers = new ArrayList<>();
      for (Field field : signedRequest.headers()) {
        headers.add(
            field.name().equals("Authorization")
                ? new Field("Authorization", authorization)
                : field);
      }
      return new PlainMessage(
          signedRequest.method(),
          signedRequest.path(),
          signedRequest.query(),
          headers,
          signedRequest.body());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static SigningKey key() {
    try (Secret secret = Secret.ofText(SECRET)) {
      return SigningKey.derive(secret, SCOPE);
    }
  }

  static Verdict verify(Message message) {
    Claim claim = Claim.parse(message);
    return claim instanceof Claim.Signed signed
        ? Verification.check(message, signed, ENDPOINT, NOW, key())
        : new Verdict.Refused(SignatureRefusals.missing());
  }

  static List<Case> cases() {
    Path folder = folder();
    Assumptions.assumeTrue(
        Files.isDirectory(folder), "AWS's test suite is not beside the repository");
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".sreq"))
          .sorted()
          .map(Vectors::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    Path at = Path.of("").toAbsolutePath();
    while (at.getParent() != null) {
      Path folder = at.resolveSibling("shared").resolve("vectors/aws4-testsuite");
      if (Files.isDirectory(folder)) {
        return folder;
      }
      at = at.getParent();
    }
    return Path.of("absent");
  }

  private static Case read(Path signed) {
    String base = signed.toString().substring(0, signed.toString().length() - ".sreq".length());
    return new Case(
        signed.getFileName().toString().replace(".sreq", ""),
        message(text(base + ".req")),
        text(base + ".creq"),
        text(base + ".sts"),
        text(base + ".authz"),
        message(text(base + ".sreq")));
  }

  private static String text(String file) {
    try {
      return new String(Files.readAllBytes(Path.of(file)), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The suite's requests are looser than HTTP: a space in a path, folded header lines. */
  private static PlainMessage message(String text) {
    int blank = text.indexOf("\n\n");
    String head = blank < 0 ? text : text.substring(0, blank);
    byte[] body = blank < 0 ? new byte[0] : text.substring(blank + 2).getBytes(ISO_8859_1);
    List<String> lines = new ArrayList<>(head.lines().toList());
    String first = lines.removeFirst();
    String target = first.substring(first.indexOf(' ') + 1, first.lastIndexOf(' '));
    int question = target.indexOf('?');
    List<Field> headers = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith(" ")) {
        Field folded = headers.removeLast();
        headers.add(new Field(folded.name(), folded.value() + "\n" + line));
      } else {
        int colon = line.indexOf(':');
        headers.add(new Field(line.substring(0, colon), line.substring(colon + 1)));
      }
    }
    return new PlainMessage(
        first.substring(0, first.indexOf(' ')),
        question < 0 ? target : target.substring(0, question),
        question < 0 ? null : target.substring(question + 1),
        headers,
        body);
  }
}
