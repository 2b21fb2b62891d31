package io.keyrota.server.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.ConstantTime;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.files.FileTrouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A root key derived from a passphrase with PBKDF2-HMAC-SHA512. A small text file keeps the salt,
 * the number of iterations and a value by which a wrong passphrase is told; it holds no secret, but
 * without it the passphrase opens nothing.
 */
public record RootPassphrase(Path file, PassphraseSource passphrase) implements RootKeySource {

  /** The shortest passphrase that is taken for a new root key, in bytes of UTF-8. */
  public static final int LEAST = 12;

  // OWASP's advice for PBKDF2-HMAC-SHA512; about half a second of one core at start.
  private static final int ITERATIONS = 210_000;
  private static final int SALT = 16;
  private static final int LONGEST_FILE = 1024;
  private static final Pattern FORMAT =
      Pattern.compile(
          """
          keyrota root passphrase 1
          kdf PBKDF2-HMAC-SHA512
          iterations ([1-9][0-9]{3,7})
          salt ([0-9a-f]{32})
          check ([0-9a-f]{64})
          """);

  /** The file in a data folder. */
  public static RootPassphrase in(Path folder, PassphraseSource passphrase) {
    return new RootPassphrase(folder.resolve("root.passphrase"), passphrase);
  }

  private record Parameters(int iterations, byte[] salt, byte[] check) {}

  @Override
  public RootKey open(Algorithms algorithms, Entropy entropy, boolean first)
      throws RootKeyUnavailable {
    Optional<ByteBuffer> contents = PrivateFile.read(file, LONGEST_FILE);
    if (contents.isEmpty()) {
      return create(algorithms, entropy, first);
    }
    Parameters known = parse(US_ASCII.decode(contents.orElseThrow()));
    try (Secret typed = passphrase.ask(false);
        Secret bytes = algorithms.pbkdf2().derive(typed, known.salt(), known.iterations())) {
      SoftwareRootKey key = new SoftwareRootKey(algorithms, bytes);
      if (!ConstantTime.equal(key.check(known.salt()), known.check())) {
        key.close();
        throw new RootKeyUnavailable("the root passphrase is wrong");
      }
      return key;
    }
  }

  private RootKey create(Algorithms algorithms, Entropy entropy, boolean first)
      throws RootKeyUnavailable {
    if (!first) {
      throw RootKeyUnavailable.missing(file);
    }
    byte[] salt = entropy.bytes(SALT);
    try (Secret typed = passphrase.ask(true)) {
      if (typed.length() < LEAST) {
        throw new RootKeyUnavailable("a root passphrase has at least " + LEAST + " characters");
      }
      try (Secret bytes = algorithms.pbkdf2().derive(typed, salt, ITERATIONS)) {
        SoftwareRootKey key = new SoftwareRootKey(algorithms, bytes);
        PrivateFile.create(file, text(salt, key.check(salt)).getBytes(US_ASCII));
        return key;
      }
    } catch (IOException e) {
      throw new RootKeyUnavailable(file + " can not be written: " + FileTrouble.about(file, e), e);
    }
  }

  private static String text(byte[] salt, byte[] check) {
    return """
    keyrota root passphrase 1
    kdf PBKDF2-HMAC-SHA512
    iterations %d
    salt %s
    check %s
    """
        .formatted(ITERATIONS, HexFormat.of().formatHex(salt), HexFormat.of().formatHex(check));
  }

  private Parameters parse(CharSequence text) throws RootKeyUnavailable {
    Matcher matcher = FORMAT.matcher(text);
    if (!matcher.matches()) {
      throw new RootKeyUnavailable(
          file
              + " is not a root passphrase's file of format 1: bring back the file that the first"
              + " start made");
    }
    return new Parameters(
        Integer.parseInt(matcher.group(1)),
        HexFormat.of().parseHex(matcher.group(2)),
        HexFormat.of().parseHex(matcher.group(3)));
  }
}
