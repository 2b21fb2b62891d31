package io.keyrota.server.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What somebody finds who gets a dump of the heap, garbage and all. */
@Isolated("it looks through the whole heap")
class SecretsInMemoryTest {
  private static final int KEY = 32;
  private static final byte PLAIN = 0;
  private static final byte INNER_PAD = 0x36;
  private static final byte OUTER_PAD = 0x5c;
  private static final Identity ROW =
      new Identity(Place.global(new AccountId("123456789012")), "access-key", "AKIAEXAMPLE");

  @TempDir private Path folder;

  /** What to look for, kept under a mask so that the search does not find itself. */
  private record Wanted(byte[] masked) {
    private static final byte MASK = 0x2d;

    static Wanted of(byte[] bytes) {
      byte[] masked = bytes.clone();
      for (int i = 0; i < masked.length; i++) {
        masked[i] ^= MASK;
      }
      return new Wanted(masked);
    }

    boolean at(MappedByteBuffer dump, int position, byte pad) {
      for (int i = 0; i < masked.length; i++) {
        if (dump.get(position + i) != (byte) (masked[i] ^ MASK ^ pad)) {
          return false;
        }
      }
      return true;
    }
  }

  @Test
  void aHeapDumpHoldsNoRootKeyNoDomainKeyAndNoClosedSecret() throws Exception {
    SplittableRandom random = new SplittableRandom(20261124);
    Entropy entropy =
        count -> {
          byte[] bytes = new byte[count];
          random.nextBytes(bytes);
          return bytes;
        };
    Algorithms algorithms = Algorithms.jdk();
    Rows rows = new Rows();
    RootKeyFile.in(folder).open(algorithms, entropy, true).close();
    Wanted rootKey = fromTheFile();
    Wanted domainKey;
    Keyring keyring;
    try (RootKey root = RootKeyFile.in(folder).open(algorithms, entropy, false)) {
      rows.apply(Keyring.missing(root, entropy, rows));
      keyring = Keyring.open(algorithms, entropy, root, rows);
      DomainKey row = rows.find(DomainKey.TABLE, Place.SYSTEM, "IAM/1").orElseThrow();
      try (Secret key = root.open(DomainKey.identity("IAM", 1), row.sealed())) {
        domainKey = Wanted.of(key.reveal());
      }
    }
    Wanted closed;
    try (Secret secret = Secret.owning(entropy.bytes(40))) {
      closed = Wanted.of(secret.reveal());
      for (int i = 0; i < 1_000; i++) {
        keyring.open(Sealer.Domain.IAM, ROW, keyring.seal(Sealer.Domain.IAM, ROW, secret)).close();
      }
    }
    Secret open = Secret.owning(entropy.bytes(40));
    Wanted stillOpen = Wanted.of(open.reveal());

    Path dump = folder.resolve("heap.hprof");
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(dump.toString(), false);
    try (FileChannel channel = FileChannel.open(dump)) {
      MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      // The search itself is known to find things.
      assertThat(found(bytes, stillOpen, PLAIN)).isPositive();
      assertThat(found(bytes, closed, PLAIN)).as("a closed secret").isZero();
      for (byte pad : new byte[] {PLAIN, INNER_PAD, OUTER_PAD}) {
        assertThat(found(bytes, rootKey, pad)).as("the root key, pad " + pad).isZero();
        assertThat(found(bytes, domainKey, pad)).as("a domain key, pad " + pad).isZero();
      }
    }
    keyring.close();
    open.close();
  }

  /** The root key's bytes, read from its file by no way that leaves them behind. */
  private Wanted fromTheFile() throws IOException {
    byte[] text = Files.readAllBytes(folder.resolve("root.key"));
    byte[] masked = new byte[KEY];
    int first = text.length - 1 - 2 * KEY;
    for (int i = 0; i < KEY; i++) {
      int high = Character.digit(text[first + 2 * i], 16);
      int low = Character.digit(text[first + 2 * i + 1], 16);
      masked[i] = (byte) ((high << 4 | low) ^ Wanted.MASK);
    }
    return new Wanted(masked);
  }

  private static int found(MappedByteBuffer dump, Wanted wanted, byte pad) {
    int found = 0;
    for (int at = 0; at <= dump.limit() - wanted.masked().length; at++) {
      if (wanted.at(dump, at, pad)) {
        found++;
      }
    }
    return found;
  }
}
