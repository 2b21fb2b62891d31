package io.keyrota.server.kms;

import io.keyrota.models.kms.CreateKeyRequest;
import io.keyrota.models.kms.DescribeKeyRequest;
import io.keyrota.models.kms.KeyMetadata;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.schema.OperationSchema;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.EncryptionContext;
import io.keyrota.rules.kms.KeyId;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsQuotas;
import io.keyrota.server.aws.Doorless;
import io.keyrota.server.aws.Ledger;
import io.keyrota.server.aws.PolicyPrincipals;
import io.keyrota.server.aws.ServiceCalls;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.crypto.KeyAlgorithms;
import io.keyrota.server.events.EventLog;
import io.keyrota.server.iam.TestSealer;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Conflict;
import io.keyrota.server.store.Entries;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.MemoryStore;
import io.keyrota.server.upkeep.Rehearsal;
import io.keyrota.server.upkeep.RehearsalClock;
import io.keyrota.server.upkeep.Upkeep;
import io.keyrota.testkit.SeededEntropy;
import io.keyrota.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * KMS without the wire: prepares, asks for access, decides, commits, and decides again after a lost
 * race, as the gateway does; and lives through time with its duties.
 */
final class KmsHarness {
  static final AccountId ACCOUNT = new AccountId("111122223333");
  static final AccountId OTHER = new AccountId("444455556666");
  static final Region REGION = new Region("eu-central-1");
  static final Region ABROAD = new Region("us-west-2");
  static final Instant START = Instant.parse("2026-11-24T10:11:12.987Z");

  final MemoryStore store = new MemoryStore();
  final Entropy entropy = new SeededEntropy(11)::bytes;
  final Sealer sealer = new TestSealer(entropy);
  final KeyAlgorithms algorithms = KeyAlgorithms.of(Algorithms.jdk(), entropy);
  final EventLog events = new EventLog(true);
  final KmsApi kms;

  /** The root of {@link #ACCOUNT}. */
  final Caller root = new Caller.Root(ACCOUNT, Optional.empty());

  /** The root of {@link #OTHER}. */
  final Caller otherRoot = new Caller.Root(OTHER, Optional.empty());

  private final Doorless door;
  private final SettableClock machine = SettableClock.at(START.toString());
  private final RehearsalClock clock = RehearsalClock.startingAt(machine::now, START);
  private final Rehearsal rehearsal;

  KmsHarness() {
    this(KmsQuotas.STANDARD);
  }

  KmsHarness(KmsQuotas quotas) {
    kms = new KmsApi(quotas, algorithms, events, new NoUsage(START), PolicyPrincipals.LITERAL);
    door = new Doorless(kms.api(), store, this::now, entropy, sealer);
    ServiceCalls calls = new ServiceCalls(store, sealer, entropy, new Ledger(entropy));
    Upkeep upkeep = new Upkeep(store, clock, calls, kms.duties(), () -> {});
    rehearsal = new Rehearsal(clock, upkeep, moved -> {});
  }

  Instant now() {
    return clock.now();
  }

  /** Lives that long; every duty at its own instant. */
  Rehearsal.Advanced live(Duration duration) {
    return rehearsal.advance(duration);
  }

  Rehearsal.Advanced liveDays(int days) {
    return live(Duration.ofDays(days));
  }

  /** Lets time pass without anybody looking: the duties are late. */
  void skip(Duration duration) {
    var _ = machine.advance(duration);
  }

  /** The root's call in {@link #REGION}. */
  <I extends Record, O extends Record> O call(OperationSchema<I, O> schema, I input) {
    return call(root, REGION, schema, input);
  }

  /**
   * The answer to a request.
   *
   * @throws Refusal as the client would read it
   */
  <I extends Record, O extends Record> O call(
      Caller caller, Region region, OperationSchema<I, O> schema, I input) {
    return door.call(caller, region, schema, input);
  }

  /** The permissions that a request of the root needs. */
  <I extends Record, O extends Record> List<Permission> permissions(
      OperationSchema<I, O> schema, I input) {
    return door.permissions(root, REGION, schema, input);
  }

  /** The id of a new symmetric key. */
  String key() {
    return create(null, null, null, false).keyId();
  }

  /** A new key; null for AWS's defaults. */
  KeyMetadata create(
      @Nullable String spec, @Nullable String usage, @Nullable String origin, boolean multiRegion) {
    return Objects.requireNonNull(
        call(
                KmsModel.createKey(),
                new CreateKeyRequest(
                    null, null, usage, null, spec, origin, null, null, null, multiRegion, null))
            .keyMetadata());
  }

  KeyMetadata describe(String keyId) {
    return describe(REGION, keyId);
  }

  KeyMetadata describe(Region region, String keyId) {
    return Objects.requireNonNull(
        call(root, region, KmsModel.describeKey(), new DescribeKeyRequest(keyId, null))
            .keyMetadata());
  }

  /** The row of a key in {@link #REGION}. */
  KmsKey row(String keyId) {
    return row(REGION, keyId);
  }

  KmsKey row(Region region, String keyId) {
    return KeyTable.find(ACCOUNT, region, KeyId.parse(keyId).orElseThrow(), store.snapshot())
        .orElseThrow();
  }

  /** Changes a key's row by hand. */
  void put(KmsKey key, Change... more) {
    List<Change> changes = new ArrayList<>(List.of(more));
    changes.add(KeyTable.put(key));
    try {
      store.commit(store.snapshot(), changes, Entries.entry("put"));
    } catch (Conflict e) {
      throw new IllegalStateException(e);
    }
  }

  /** Removes a row by hand. */
  void remove(Identity identity) {
    try {
      store.commit(store.snapshot(), List.of(new Change.Remove(identity)), Entries.entry("remove"));
    } catch (Conflict e) {
      throw new IllegalStateException(e);
    }
  }

  /** Encrypts under the current material, as Encrypt does. */
  byte[] encrypt(String keyId, byte[] plaintext) {
    KmsKey key = row(keyId);
    SealedMaterial row = FoundKey.at(now(), key, store.snapshot()).current();
    return kms.works()
        .materials()
        .symmetric(
            row,
            sealer,
            held ->
                algorithms
                    .symmetric()
                    .encrypt(
                        held,
                        key.account(),
                        key.id(),
                        row.id(),
                        EncryptionContext.of(null),
                        plaintext));
  }
}
