package io.keyrota.rotator.journal;

import io.keyrota.rules.secret.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that seals the journal's secrets: 32 random bytes in a file of mode 600. Every sealed
 * value has an AES-256-GCM key of its own, derived with HMAC-SHA256 from a fresh salt, and is bound
 * to its rotation and its name: moved to another row, it does not open.
 *
 * <p>A sealed value is its format number (1), 16 bytes of salt, 12 of nonce, and the ciphertext
 * with its tag.
 */
final class JournalKey {
  private static final byte FORMAT = 1;
  private static final int LENGTH = 32;
  private static final int SALT = 16;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Secret key;
  private final SecureRandom random;

  private JournalKey(Secret key, SecureRandom random) {
    this.key = key;
    this.random = random;
  }

  /**
   * Reads the file, or makes it. A file that others may read is refused.
   *
   * @param sealedBefore whether the journal is there already: its key was made first, and another
   *     one would open nothing that is sealed there
   */
  static JournalKey open(Path file, boolean sealedBefore, SecureRandom random) throws IOException {
    if (!Files.exists(file)) {
      if (sealedBefore) {
        throw new JournalUnusable(
            file + " is gone, which sealed the journal's secrets: put it back");
      }
      make(file, random);
    }
    if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
      throw new JournalUnusable(file + " may be read by others: chmod 600 " + file);
    }
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length != LENGTH) {
      throw new JournalUnusable(file + " is no journal key: it has " + bytes.length + " bytes");
    }
    return new JournalKey(Secret.owning(bytes), random);
  }

  private static void make(Path file, SecureRandom random) throws IOException {
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    Path fresh =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            "key",
            ".new",
            PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      var _ = channel.write(ByteBuffer.wrap(bytes));
      channel.force(true);
    }
    Arrays.fill(bytes, (byte) 0);
    try {
      // A link never replaces: of two that start at once, one key stays.
      Files.createLink(file, fresh);
      Files.delete(fresh);
    } catch (FileAlreadyExistsException e) {
      Files.delete(fresh);
    } catch (UnsupportedOperationException e) {
      moved(fresh, file);
    }
  }

  private static void moved(Path fresh, Path file) throws IOException {
    try {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new JournalUnusable("the journal's folder cannot hold a key: " + e.getMessage());
    }
  }

  byte[] seal(String rotation, String name, Secret secret) {
    byte[] salt = new byte[SALT];
    byte[] nonce = new byte[NONCE];
    random.nextBytes(salt);
    random.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, salt, nonce, rotation, name).doFinal(secret.reveal());
      return ByteBuffer.allocate(1 + SALT + NONCE + sealed.length)
          .put(FORMAT)
          .put(salt)
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM is part of every JDK", e);
    }
  }

  Secret open(String rotation, String name, byte[] blob) {
    if (blob.length < 1 + SALT + NONCE + TAG_BITS / 8 || blob[0] != FORMAT) {
      throw new JournalUnusable("a sealed value of " + rotation + " has an unknown format");
    }
    byte[] salt = Arrays.copyOfRange(blob, 1, 1 + SALT);
    byte[] nonce = Arrays.copyOfRange(blob, 1 + SALT, 1 + SALT + NONCE);
    try {
      return Secret.owning(
          cipher(Cipher.DECRYPT_MODE, salt, nonce, rotation, name)
              .doFinal(blob, 1 + SALT + NONCE, blob.length - 1 - SALT - NONCE));
    } catch (GeneralSecurityException e) {
      throw new JournalUnusable(
          "a sealed value of " + rotation + " does not open with this journal's key");
    }
  }

  private Cipher cipher(int mode, byte[] salt, byte[] nonce, String rotation, String name)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.reveal(), "HmacSHA256"));
    mac.update("keyrota journal 1".getBytes(StandardCharsets.US_ASCII));
    byte[] derived = mac.doFinal(salt);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(derived, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    Arrays.fill(derived, (byte) 0);
    cipher.updateAAD((FORMAT + "\0" + rotation + "\0" + name).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
