package io.keyrota.server.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.KeyId;
import io.keyrota.rules.kms.KeyUsageRecord;
import io.keyrota.rules.kms.LastUsage;
import io.keyrota.rules.kms.MaterialUsage;
import io.keyrota.rules.kms.UsageOperation;
import io.keyrota.server.audit.CloudTrailRecord;
import io.keyrota.server.audit.Entries;
import io.keyrota.server.audit.Noted;
import io.keyrota.server.audit.Resource;
import io.keyrota.server.audit.Trail;
import io.keyrota.server.audit.Trails;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.MemoryStore;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every successful operation counts once, whenever what is saved, and whenever the server dies. */
final class KmsUseTest {
  private static final Instant NOON = Entries.NOON;
  private static final Region REGION = new Region("eu-west-1");
  private static final String KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
  private static final String OTHER = "1234abcd-12ab-34cd-56ef-1234567890ac";
  private static final String OLD = "a".repeat(64);
  private static final String NEW = "b".repeat(64);

  @TempDir Path directory;

  private final MemoryStore store = new MemoryStore();
  private Trail trail;
  private KmsUse uses;
  private int events;

  @BeforeEach
  void open() throws IOException {
    trail = Trails.open(directory);
    uses = new KmsUse(store, trail, NOON);
    TrailReader.open(trail, List.of(uses));
    save(500);
  }

  @AfterEach
  void close() throws IOException {
    trail.close();
  }

  /** What was not saved is gone from memory. */
  private void crash() throws IOException {
    trail.close();
    trail = Trails.open(directory);
    uses = new KmsUse(store, trail, NOON.plusSeconds(1));
    TrailReader.open(trail, List.of(uses));
  }

  private void save(int parts) {
    for (int i = 0; uses.beginSaving() && i < parts; i++) {
      KmsUse.Part part = uses.part(1);
      store.apply(uses.changes(part, store.snapshot(), (place, id) -> true));
      uses.saved(part);
      if (part.isLast()) {
        return;
      }
    }
  }

  private static Resource key(String id, String material) {
    return new Resource(
        "AWS::KMS::Key",
        "arn:aws:kms:" + REGION.name() + ":123456789012:key/" + id,
        material.isEmpty() ? Optional.empty() : Optional.of(material));
  }

  private CloudTrailRecord entry(String operation, Resource... keys) {
    events++;
    return new CloudTrailRecord(
            "event-" + events, NOON.plusSeconds(events), Entries.user("A", "AKIA1"))
        .event("kms.amazonaws.com", operation, REGION.name(), true)
        .request("request-" + events, "{\"encryptionContext\":{\"requestID\":\"no\"}}")
        .signed()
        .noted(new Noted(List.of(keys), Map.of()));
  }

  private void used(String operation, Resource... keys) {
    trail.append(entry(operation, keys).entry());
  }

  private KeyUsageRecord of(String id) {
    return uses.of(Entries.ACCOUNT, REGION, KeyId.parse(id).orElseThrow(), store.snapshot());
  }

  private static Optional<Instant> second(int seconds) {
    return Optional.of(NOON.plusSeconds(seconds));
  }

  @Test
  void theLastUseNamesOperationTimeEventAndRequest() {
    assertThat(of(KEY)).isEqualTo(KeyUsageRecord.NONE);
    used("Encrypt", key(KEY, NEW));
    used("Decrypt", key(KEY, OLD));
    assertThat(of(KEY).last())
        .contains(
            new LastUsage(UsageOperation.DECRYPT, NOON.plusSeconds(2), "event-2", "request-2"));
    assertThat(of(KEY).of(NEW)).isEqualTo(new MaterialUsage(1, second(1), 0, Optional.empty()));
    assertThat(of(KEY).of(OLD)).isEqualTo(new MaterialUsage(0, Optional.empty(), 1, second(2)));
    assertThat(of(OTHER)).isEqualTo(KeyUsageRecord.NONE);
  }

  @Test
  void encapsulatingMakesAndDecapsulatingOpens() {
    used("Encapsulate", key(KEY, NEW));
    used("Encapsulate", key(KEY, NEW));
    used("Decapsulate", key(KEY, NEW));
    assertThat(of(KEY).of(NEW)).isEqualTo(new MaterialUsage(2, second(2), 1, second(3)));
    assertThat(of(KEY).last())
        .contains(
            new LastUsage(UsageOperation.DECAPSULATE, NOON.plusSeconds(3), "event-3", "request-3"));
  }

  @Test
  void whatFailedOrOnlyLookedIsNoUse() {
    trail.append(entry("Decrypt", key(KEY, OLD)).error("InvalidCiphertextException", "").entry());
    trail.append(entry("Encrypt", key(KEY, OLD)).error("DryRunOperationException", "").entry());
    used("DescribeKey", key(KEY, ""));
    used("GetPublicKey", key(KEY, ""));
    used("Encrypt", new Resource("AWS::S3::Bucket", "arn:aws:s3:::b", Optional.empty()));
    assertThat(of(KEY)).isEqualTo(KeyUsageRecord.NONE);
  }

  @Test
  void reEncryptOpensWithTheFirstKeyAndEncryptsUnderTheSecond() {
    used("ReEncrypt", key(KEY, OLD), key(OTHER, NEW));
    assertThat(of(KEY).of(OLD).decrypts()).isEqualTo(1);
    assertThat(of(KEY).of(OLD).encrypts()).isZero();
    assertThat(of(OTHER).of(NEW).encrypts()).isEqualTo(1);
    assertThat(of(KEY).last()).isEqualTo(of(OTHER).last());
    used("ReEncrypt", key(KEY, OLD), key(KEY, NEW));
    assertThat(of(KEY).of(OLD).decrypts()).isEqualTo(2);
    assertThat(of(KEY).of(NEW).encrypts()).isEqualTo(1);
  }

  @Test
  void aKeyWithOneMaterialForLifeNeedsNotNameIt() {
    used("Sign", key(KEY, ""));
    used("Verify", key(KEY, ""));
    assertThat(of(KEY).of(KeyUsageRecord.ONLY))
        .isEqualTo(new MaterialUsage(1, second(1), 1, second(2)));
  }

  @Test
  void everyUseCountsOnceHoweverItWasSavedAndWheneverTheServerDied() throws IOException {
    Random random = new Random(5);
    List<String> keys =
        List.of(KEY, OTHER, "mrk-1234abcd12ab34cd56ef1234567890ab").stream().toList();
    long[] expected = new long[keys.size()];
    for (int step = 0; step < 400; step++) {
      int which = random.nextInt(keys.size());
      switch (random.nextInt(10)) {
        case 0 -> save(500);
        case 1 -> save(1); // only a part: the position does not move
        case 2 -> crash();
        default -> {
          used("Encrypt", key(keys.get(which), NEW));
          expected[which]++;
        }
      }
      for (int i = 0; i < expected.length; i++) {
        assertThat(of(keys.get(i)).of(NEW).encrypts()).as("step %d", step).isEqualTo(expected[i]);
      }
    }
    assertThat(uses.since()).as("the first start's").isEqualTo(NOON);
  }

  /** Reading a row for each key that was used would take a start longer than the entries do. */
  @Test
  void aStartAsksARowHowFarItCountsOnlyWhereItsSavingWasInterrupted() throws IOException {
    used("Encrypt", key(KEY, NEW));
    used("Encrypt", key(OTHER, NEW));
    save(500);
    used("Encrypt", key(KEY, NEW));
    pretendCounted(KEY, 3);
    crash();
    assertThat(of(KEY).of(NEW).encrypts()).as("the row was not asked").isEqualTo(2);
    used("Encrypt", key(OTHER, NEW));
    save(1); // the first of two parts
    pretendCounted(KEY, 4);
    pretendCounted(OTHER, 4);
    crash();
    assertThat(of(KEY).of(NEW).encrypts() + of(OTHER).of(NEW).encrypts())
        .as("both rows were asked, and only the one that was saved has more than before")
        .isEqualTo(3);
  }

  /** Makes the row say that it counts the entry of that number. */
  private void pretendCounted(String id, long seq) {
    Place place = new Place(Entries.ACCOUNT, REGION);
    KeyUsageRecord usage =
        store.snapshot().find(KmsUsageTable.TABLE, place, id).orElseThrow().usage();
    store.apply(
        List.of(
            new Change.Put<>(KmsUsageTable.TABLE, place, id, new KmsUsageTable.Row(usage, seq))));
  }

  @Test
  void whatIsBeingSavedIsNotCountedTwiceWhileItIs() {
    used("Encrypt", key(KEY, NEW));
    assertThat(uses.beginSaving()).isTrue();
    KmsUse.Part part = uses.part(10);
    used("Encrypt", key(KEY, NEW));
    assertThat(of(KEY).of(NEW).encrypts()).isEqualTo(2);
    store.apply(uses.changes(part, store.snapshot(), (place, id) -> true));
    assertThat(of(KEY).of(NEW).encrypts()).as("committed, not yet known").isEqualTo(2);
    uses.saved(part);
    assertThat(of(KEY).of(NEW).encrypts()).isEqualTo(2);
  }

  @Test
  void theUseOfAKeyThatIsGoneIsNotSaved() {
    used("Encrypt", key(KEY, NEW));
    KmsUseSaving saving = new KmsUseSaving(uses, (place, id, seen) -> false);
    saving.save(this::commit);
    assertThat(of(KEY)).isEqualTo(KeyUsageRecord.NONE);
    store.apply(
        List.of(
            new Change.Put<>(
                KmsUsageTable.TABLE,
                new Place(Entries.ACCOUNT, REGION),
                KEY,
                new KmsUsageTable.Row(
                    new KeyUsageRecord(
                        Optional.of(new LastUsage(UsageOperation.SIGN, NOON, "e", "r")),
                        new LinkedHashMap<>()),
                    1))));
    assertThat(of(KEY).last()).isPresent();
    store.apply(
        List.of(KmsKeyUsage.forgotten(Entries.ACCOUNT, REGION, KeyId.parse(KEY).orElseThrow())));
    assertThat(of(KEY)).isEqualTo(KeyUsageRecord.NONE);
  }

  private void commit(Function<Snapshot, List<Change>> changes) {
    store.apply(changes.apply(store.snapshot()));
  }
}
