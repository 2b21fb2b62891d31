package io.keyrota.server.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.files.FileTrouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A root key in a file of mode 600: one line that names the format, one with 64 hexadecimal digits.
 * Whoever has the file and the data has the secrets; keep a copy of it elsewhere than the data's.
 */
public record RootKeyFile(Path file) implements RootKeySource {
  private static final byte[] HEAD = "keyrota root key 1\n".getBytes(US_ASCII);
  private static final int DIGITS = 2 * SoftwareRootKey.BYTES;
  private static final int LENGTH = HEAD.length + DIGITS + 1;

  /** The file in a data folder. */
  public static RootKeyFile in(Path folder) {
    return new RootKeyFile(folder.resolve("root.key"));
  }

  @Override
  public RootKey open(Algorithms algorithms, Entropy entropy, boolean first)
      throws RootKeyUnavailable {
    var contents = PrivateFile.read(file, LENGTH);
    if (contents.isEmpty()) {
      return create(algorithms, entropy, first);
    }
    ByteBuffer buffer = contents.orElseThrow();
    try (Secret bytes = parse(buffer)) {
      return new SoftwareRootKey(algorithms, bytes);
    } finally {
      PrivateFile.erase(buffer);
    }
  }

  private RootKey create(Algorithms algorithms, Entropy entropy, boolean first)
      throws RootKeyUnavailable {
    if (!first) {
      throw RootKeyUnavailable.missing(file);
    }
    byte[] text = new byte[LENGTH];
    try (Secret bytes = Secret.owning(entropy.bytes(SoftwareRootKey.BYTES))) {
      System.arraycopy(HEAD, 0, text, 0, HEAD.length);
      for (int i = 0; i < DIGITS; i++) {
        int digit = (bytes.reveal()[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 0xf;
        text[HEAD.length + i] = (byte) Character.forDigit(digit, 16);
      }
      text[LENGTH - 1] = '\n';
      PrivateFile.create(file, text);
      return new SoftwareRootKey(algorithms, bytes);
    } catch (IOException e) {
      throw new RootKeyUnavailable(file + " can not be written: " + FileTrouble.about(file, e), e);
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  private Secret parse(ByteBuffer text) throws RootKeyUnavailable {
    for (byte expected : HEAD) {
      if (!text.hasRemaining() || text.get() != expected) {
        throw malformed();
      }
    }
    byte[] bytes = new byte[SoftwareRootKey.BYTES];
    for (int i = 0; i < DIGITS; i++) {
      int digit = text.hasRemaining() ? Character.digit(text.get(), 16) : -1;
      if (digit < 0) {
        Arrays.fill(bytes, (byte) 0);
        throw malformed();
      }
      bytes[i / 2] |= (byte) (digit << (i % 2 == 0 ? 4 : 0));
    }
    if (text.hasRemaining() && (text.get() != '\n' || text.hasRemaining())) {
      Arrays.fill(bytes, (byte) 0);
      throw malformed();
    }
    return Secret.owning(bytes);
  }

  private RootKeyUnavailable malformed() {
    return new RootKeyUnavailable(
        file + " is not a root key of format 1: bring back the file that the first start made");
  }
}
