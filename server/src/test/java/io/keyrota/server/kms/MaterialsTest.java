package io.keyrota.server.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.MacAlgorithm;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.HeldKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MaterialsTest {
  private final KmsHarness kms = new KmsHarness();
  private final Materials materials = new Materials(kms.algorithms.decoding(), 8);

  private SealedMaterial row() {
    KmsKey key = kms.row(kms.key());
    return FoundKey.at(kms.now(), key, kms.store.snapshot()).current();
  }

  private byte[] mac(SealedMaterial row) {
    return materials.symmetric(
        row,
        kms.sealer,
        held -> kms.algorithms.macs().tag(MacAlgorithm.HMAC_SHA_256, held, new byte[] {1}));
  }

  @Test
  void noMoreAreOpenThanTheBoundAndThoseThatLeftOpenAgain() {
    List<SealedMaterial> rows = Stream.generate(this::row).limit(30).toList();
    List<byte[]> tags = rows.stream().map(this::mac).toList();
    assertThat(materials.size()).isEqualTo(8);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(mac(rows.get(i))).isEqualTo(tags.get(i));
    }
    assertThat(materials.size()).isEqualTo(8);
  }

  @Test
  void aRowThatWasReplacedIsOpenedAnew() {
    SealedMaterial row = row();
    byte[] before = mac(row);
    SealedMaterial replaced;
    try (Secret other = Secret.owning(new byte[32])) {
      replaced =
          SealedMaterial.seal(
              row.account(),
              row.region(),
              row.key(),
              row.id(),
              other,
              Optional.empty(),
              kms.sealer);
    }
    assertThat(mac(replaced)).isNotEqualTo(before);
    assertThat(mac(row)).isEqualTo(before);
    assertThat(materials.size()).isEqualTo(1);
  }

  @Test
  void aMaterialIsErasedWhenItsRowHasGoneAndKeptWhenItStayed() {
    SealedMaterial gone = row();
    SealedMaterial stays = row();
    AtomicReference<HeldKey> held = new AtomicReference<>();
    var _ =
        materials.symmetric(
            gone,
            kms.sealer,
            key -> {
              held.set(key);
              return 0;
            });
    mac(stays);
    materials.leaving(gone.identity());
    materials.leaving(stays.identity());
    materials.settle(kms.store.snapshot());
    assertThat(materials.size()).as("nothing was committed yet").isEqualTo(2);
    kms.remove(gone.identity());
    materials.settle(kms.store.snapshot());
    assertThat(materials.size()).isEqualTo(1);
    assertThatThrownBy(
            () -> kms.algorithms.macs().tag(MacAlgorithm.HMAC_SHA_256, held.get(), new byte[] {1}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("erased");
    mac(stays);
  }

  @Test
  void aMaterialInUseIsErasedOnlyAfterwards() {
    SealedMaterial row = row();
    byte[] tag = mac(row);
    byte[] whileClosing =
        materials.symmetric(
            row,
            kms.sealer,
            held -> {
              materials.close();
              return kms.algorithms.macs().tag(MacAlgorithm.HMAC_SHA_256, held, new byte[] {1});
            });
    assertThat(whileClosing).isEqualTo(tag);
    assertThat(materials.size()).isZero();
  }

  @Test
  void manyThreadsUseMoreMaterialsThanAreKeptAndNeverMeetAnErasedOne() throws Exception {
    List<SealedMaterial> rows = Stream.generate(this::row).limit(24).toList();
    List<byte[]> tags = rows.stream().map(this::mac).toList();
    List<Callable<Boolean>> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      int step = 2 * t + 1;
      threads.add(
          () -> {
            boolean right = true;
            for (int i = 0; i < 3000; i++) {
              int at = i * step % rows.size();
              right &= Arrays.equals(mac(rows.get(at)), tags.get(at));
            }
            return right;
          });
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      for (Future<Boolean> done : pool.invokeAll(threads)) {
        assertThat(done.get()).isTrue();
      }
    }
    assertThat(materials.size()).isLessThanOrEqualTo(8);
  }
}
