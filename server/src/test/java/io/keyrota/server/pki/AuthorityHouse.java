package io.keyrota.server.pki;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.KmsQuotas;
import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.aws.Access;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Duty;
import io.keyrota.server.aws.IdentityPolicies;
import io.keyrota.server.aws.InnerDoor;
import io.keyrota.server.aws.Ledger;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.PolicyPrincipals;
import io.keyrota.server.aws.ServiceCalls;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.crypto.KeyAlgorithms;
import io.keyrota.server.crypto.KeyPair;
import io.keyrota.server.events.EventLog;
import io.keyrota.server.iam.TestSealer;
import io.keyrota.server.kms.KmsApi;
import io.keyrota.server.kms.NoUsage;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Due;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.MemoryStore;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.testkit.SeededEntropy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;

/** An authority with a KMS beside it, in a store without a disk. */
final class AuthorityHouse implements AutoCloseable {
  private static final AccountId ACCOUNT = new AccountId("111122223333");

  final Entropy entropy = new SeededEntropy(21)::bytes;
  final Algorithms algorithms = Algorithms.jdk();
  final KeyAlgorithms keys = KeyAlgorithms.of(algorithms, entropy);
  final MemoryStore store = new MemoryStore();
  final List<AuditEntry> audited = new ArrayList<>();
  final Authority authority;
  final Revocations revocations = new Revocations(algorithms);
  final Ocsp ocsp = new Ocsp(algorithms);
  final ServiceCalls calls;
  Instant now;

  private final KmsApi kms =
      new KmsApi(
          KmsQuotas.STANDARD,
          keys,
          new EventLog(false),
          new NoUsage(Instant.EPOCH),
          PolicyPrincipals.LITERAL);

  /** What is done in one commit, and what comes of it. */
  record Done<T>(T result, List<Change> changes) {}

  AuthorityHouse(Instant now) {
    this(now, new Addresses(Optional.of("http://ca.example.com:4580")));
  }

  AuthorityHouse(Instant now, Addresses addresses) {
    this.now = now;
    authority = new Authority(algorithms, entropy, addresses);
    TestSealer sealer = new TestSealer(entropy);
    Ledger ledger = new Ledger(entropy);
    InnerDoor inside =
        new InnerDoor(
            List.of(kms.api()), new Access(IdentityPolicies.NONE), ledger, entropy, sealer);
    calls = new ServiceCalls(store, sealer, entropy, ledger).asking(inside, audited::addAll);
    store.onCommitted(audited::addAll);
  }

  /** Acts as a service would, and commits. */
  <T> T act(BiFunction<Call, Snapshot, Done<T>> work) {
    AtomicReference<T> result = new AtomicReference<>();
    Due due = new Due(new Identity(Place.global(ACCOUNT), "thing", "it"), 1, now);
    var _ =
        calls.perform(
            new Duty<String>() {
              @Override
              public String kind() {
                return "thing";
              }

              @Override
              public String principal() {
                return "acm.amazonaws.com";
              }

              @Override
              public String eventName() {
                return "Issue";
              }

              @Override
              public String observe(Due seen) {
                return "";
              }

              @Override
              public Outcome<Instant> judge(Call call, Due about, String found, Snapshot seen) {
                Done<T> done = work.apply(call, seen);
                result.set(done.result());
                return new Outcome<>(call.now(), done.changes());
              }
            },
            due,
            now);
    return result.get();
  }

  <T> T look(BiFunction<Call, Snapshot, T> look) {
    return calls.look(
        new ServiceCalls.Act(AccountId.SYSTEM, Authority.PRINCIPAL, "Look", now),
        Region.US_EAST_1,
        look);
  }

  Authority.Answer order(Order order) {
    return act(
        (call, seen) -> {
          Authority.Answer answer = authority.issue(call, order, seen);
          return new Done<>(
              answer,
              answer instanceof Authority.Answer.Issued issued ? issued.changes() : List.of());
        });
  }

  Authority.Answer.Issued issue(Order order) {
    return switch (order(order)) {
      case Authority.Answer.Issued issued -> issued;
      case Authority.Answer.Refused refused ->
          throw new AssertionError(refused.findings().toString());
    };
  }

  KeyPair pair(KeySpec spec) {
    return keys.pairs().generate(spec);
  }

  void revoke(String serial, int reason) {
    var _ = act((call, seen) -> new Done<>("", authority.revoke(serial, reason, call.now(), seen)));
  }

  @Override
  public void close() {
    kms.close();
    keys.close();
  }
}
