package io.keyrota.server.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import io.keyrota.testkit.SeededEntropy;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Strangers' bytes: a session token, for one, is a sealed blob that anybody may send. */
class KeyringFuzz {
  private static final int ROUNDS = 5_000;

  private final Random random = new Random(1);
  private final Entropy entropy = new SeededEntropy(1)::bytes;
  private Keyring keyring;

  @BeforeEach
  void open() throws RootKeyUnavailable {
    Algorithms algorithms = Algorithms.jdk();
    RootKey root = new SoftwareRootKey(algorithms, Secret.owning(entropy.bytes(32)));
    Rows rows = new Rows();
    rows.apply(Keyring.missing(root, entropy, rows));
    keyring = Keyring.open(algorithms, entropy, root, rows);
  }

  @Test
  void whateverIsSentIsBrokenAndNothingElse() {
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      if (bytes.length > 5 && random.nextInt(4) > 0) {
        // Most of them well-formed as far as a stranger can make them.
        ByteBuffer.wrap(bytes).put((byte) 1).putInt(random.nextInt(3));
      }
      assertThatThrownBy(() -> keyring.open(Sealer.Domain.STS, identity(), new Sealed(bytes)))
          .isExactlyInstanceOf(Sealer.Broken.class);
    }
  }

  @Test
  void whateverIsSealedOpensInItsPlace() {
    for (int i = 0; i < ROUNDS; i++) {
      byte[] plain = new byte[random.nextInt(100)];
      random.nextBytes(plain);
      Identity identity = identity();
      Sealed sealed = keyring.seal(Sealer.Domain.IAM, identity, Secret.owning(plain.clone()));
      assertThat(keyring.open(Sealer.Domain.IAM, identity, sealed).reveal()).isEqualTo(plain);
    }
  }

  private Identity identity() {
    return new Identity(
        new Place(new AccountId("123456789012"), new Region(text())), text(), text());
  }

  /** Any UTF-16 units at all. */
  private String text() {
    char[] chars = new char[random.nextInt(12)];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) random.nextInt(1 << 16);
    }
    return new String(chars);
  }
}
