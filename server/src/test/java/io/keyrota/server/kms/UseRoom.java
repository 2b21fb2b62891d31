package io.keyrota.server.kms;

import io.keyrota.models.kms.DecryptRequest;
import io.keyrota.models.kms.DecryptResponse;
import io.keyrota.models.kms.EncryptRequest;
import io.keyrota.models.kms.EncryptResponse;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.schema.Blob;
import io.keyrota.models.schema.OperationSchema;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.aws.RequestId;
import io.keyrota.rules.kms.KeyId;
import io.keyrota.rules.kms.KeyLife;
import io.keyrota.rules.kms.KeyPolicyText;
import io.keyrota.rules.kms.KeyReplication;
import io.keyrota.rules.kms.KeyRotation;
import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.KeyUsage;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsQuotas;
import io.keyrota.rules.kms.KmsTags;
import io.keyrota.rules.kms.Origin;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Access;
import io.keyrota.server.aws.Api;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.IdentityPolicies;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.PolicyPrincipals;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.crypto.KeyAlgorithms;
import io.keyrota.server.events.EventLog;
import io.keyrota.server.iam.TestSealer;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Conflict;
import io.keyrota.server.store.Entries;
import io.keyrota.server.store.MemoryStore;
import io.keyrota.server.store.Snapshot;
import io.keyrota.testkit.SeededEntropy;
import io.keyrota.testkit.SettableClock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The KMS room without the wire, with keys put into the store as the law makes them. */
final class UseRoom {
  static final AccountId ACCOUNT = new AccountId("111122223333");
  static final AccountId OTHER = new AccountId("444455556666");
  static final Region HOME = Region.US_EAST_1;
  static final Region AWAY = new Region("eu-central-1");

  final SettableClock clock = SettableClock.at("2026-11-24T10:11:12.987Z");
  final MemoryStore store = new MemoryStore();
  private @Nullable String service;
  private final Access access = new Access(IdentityPolicies.NONE);
  final Entropy entropy = new SeededEntropy(11)::bytes;
  final Sealer sealer = new TestSealer(entropy);
  final KeyAlgorithms algorithms = KeyAlgorithms.of(Algorithms.jdk(), entropy);

  /** The outcome of the last call. */
  @Nullable Outcome<?> last;

  private final Api api =
      new KmsApi(
              KmsQuotas.STANDARD,
              algorithms,
              new EventLog(false),
              new NoUsage(clock.now()),
              PolicyPrincipals.LITERAL)
          .api();

  /** A new key of {@link #ACCOUNT} in {@link #HOME}, with material. */
  KmsKey key(KeySpec spec, KeyUsage usage) {
    return key(ACCOUNT, HOME, spec, usage, false);
  }

  KmsKey symmetric() {
    return key(KeySpec.SYMMETRIC_DEFAULT, KeyUsage.ENCRYPT_DECRYPT);
  }

  KmsKey key(AccountId account, Region region, KeySpec spec, KeyUsage usage, boolean many) {
    KeyId id = KeyId.of(many, entropy.bytes(KeyId.BYTES));
    SealedMaterial material =
        NewMaterial.make(account, region, id, spec, algorithms, call(account, region));
    KmsKey key =
        KeyLife.create(
            wanted(account, region, id, spec, usage, Origin.AWS_KMS),
            Optional.of(material.id()),
            clock.now());
    commit(store.snapshot(), List.of(KeyTable.put(key), policy(key), MaterialTable.put(material)));
    return key;
  }

  /** A key that waits for its import. */
  KmsKey external(KeySpec spec, KeyUsage usage, boolean many) {
    KeyId id = KeyId.of(many, entropy.bytes(KeyId.BYTES));
    KmsKey key =
        KeyLife.create(
            wanted(ACCOUNT, HOME, id, spec, usage, Origin.EXTERNAL), Optional.empty(), clock.now());
    put(key);
    return key;
  }

  private static KeyLife.Wanted wanted(
      AccountId account, Region region, KeyId id, KeySpec spec, KeyUsage usage, Origin origin) {
    return new KeyLife.Wanted(
        account, region, id, spec, usage, origin, "", new KmsTags(new LinkedHashMap<>()));
  }

  void put(KmsKey... keys) {
    List<Change> changes = new ArrayList<>();
    for (KmsKey key : keys) {
      changes.add(KeyTable.put(key));
      changes.add(policy(key));
    }
    commit(store.snapshot(), changes);
  }

  /** The standard policy, which lets the account in. */
  private static Change policy(KmsKey key) {
    return KeyPolicyTable.put(key, KeyPolicyText.standard(key.account()));
  }

  KmsKey stored(KmsKey key) {
    return KeyTable.find(key.account(), key.region(), key.id(), store.snapshot()).orElseThrow();
  }

  /** Gives the key its next material, as a rotation on demand does. */
  KmsKey rotated(KmsKey key) {
    SealedMaterial next = NewMaterial.next(key, call(key.account(), key.region()));
    KmsKey after = KeyRotation.onDemand(stored(key), next.id(), clock.now());
    commit(store.snapshot(), List.of(KeyTable.put(after), MaterialTable.put(next)));
    return after;
  }

  /** A replica in {@link #AWAY}, with its material where it has any. */
  KmsKey replicated(KmsKey primary) {
    KmsKey before = stored(primary);
    KmsKey replica =
        KeyReplication.replica(before, AWAY, "", new KmsTags(new LinkedHashMap<>()), clock.now());
    List<Change> changes = new ArrayList<>();
    changes.add(KeyTable.put(replica));
    changes.add(policy(replica));
    changes.add(KeyTable.put(KeyReplication.withReplica(before, AWAY)));
    if (before.origin() == Origin.AWS_KMS) {
      before
          .materials()
          .all()
          .forEach(
              m ->
                  changes.add(
                      MaterialTable.put(
                          MaterialTable.find(before, m.id(), store.snapshot())
                              .orElseThrow()
                              .copiedTo(AWAY, sealer))));
    }
    commit(store.snapshot(), changes);
    return replica;
  }

  /** The answer to a request of the account's root in {@link #HOME}. */
  <I extends Record, O extends Record> O call(OperationSchema<I, O> schema, I input) {
    return call(ACCOUNT, HOME, schema, input);
  }

  @SuppressWarnings("unchecked")
  <I extends Record, O extends Record> O call(
      AccountId account, Region region, OperationSchema<I, O> schema, I input) {
    Snapshot seen = store.snapshot();
    Request request = request(account, region);
    Operation<I, O> operation =
        (Operation<I, O>) api.entry(schema.name()).orElseThrow().operation();
    Prepared<O> prepared = operation.prepare(request, input, seen);
    access.require(request, prepared.permissions(), clock.now(), seen);
    Outcome<O> outcome = prepared.decide().apply(call(account, region));
    last = outcome;
    commit(seen, outcome.changes());
    return outcome.output();
  }

  private Call call(AccountId account, Region region) {
    return new Call(request(account, region), clock.now(), entropy, sealer);
  }

  /** Calls come from that service from now on. */
  void as(String principal) {
    service = principal;
  }

  private Request request(AccountId account, Region region) {
    return new Request(
        service == null
            ? new Caller.Root(account, Optional.empty())
            : new Caller.Service(account, service),
        account,
        region,
        new io.keyrota.server.aws.Origin("127.0.0.1", false, "test"),
        new RequestId("test"));
  }

  void commit(Snapshot seen, List<Change> changes) {
    try {
      if (!changes.isEmpty()) {
        store.commit(seen, changes, Entries.entry());
      }
    } catch (Conflict e) {
      throw new AssertionError(e);
    }
  }

  // The two requests that most tests make.

  EncryptResponse encrypt(String keyId, String plaintext, String... context) {
    return call(
        KmsModel.encrypt(),
        new EncryptRequest(keyId, Secret.ofText(plaintext), pairs(context), null, null, null));
  }

  DecryptResponse decrypt(@Nullable Blob blob, @Nullable String keyId, String... context) {
    return call(
        KmsModel.decrypt(),
        new DecryptRequest(blob, pairs(context), null, keyId, null, null, null, null));
  }

  /** Names and values in turn; null for none. */
  static @Nullable SequencedMap<String, String> pairs(String... context) {
    if (context.length == 0) {
      return null;
    }
    LinkedHashMap<String, String> pairs = new LinkedHashMap<>();
    for (int i = 0; i < context.length; i += 2) {
      pairs.put(context[i], context[i + 1]);
    }
    return pairs;
  }
}
