package io.keyrota.server.sealing;

import io.keyrota.rules.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A file that holds one secret text, for its owner's eyes only. */
public final class SecretFile {
  private SecretFile() {}

  /**
   * The file's contents without one line's end; the caller closes it.
   *
   * @param what for example {@code passphrase}
   * @param most the most bytes
   * @throws RootKeyUnavailable when it is not there, too long, or others may read it
   */
  public static Secret read(Path file, String what, int most) throws RootKeyUnavailable {
    ByteBuffer contents =
        PrivateFile.read(file, most)
            .orElseThrow(() -> new RootKeyUnavailable("there is no " + what + " file " + file));
    try {
      int length = contents.remaining();
      length -= length > 0 && contents.get(length - 1) == '\n' ? 1 : 0;
      length -= length > 0 && contents.get(length - 1) == '\r' ? 1 : 0;
      byte[] secret = new byte[length];
      contents.get(secret);
      return Secret.owning(secret);
    } finally {
      PrivateFile.erase(contents);
    }
  }
}
