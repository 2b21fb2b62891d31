package io.keyrota.server;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.server.audit.Trail;
import io.keyrota.server.audit.TrailBroken;
import io.keyrota.server.aws.Ledger;
import io.keyrota.server.aws.ServiceCalls;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.KeyAlgorithms;
import io.keyrota.server.dns.DnsServer;
import io.keyrota.server.files.DataFolder;
import io.keyrota.server.files.FileTrouble;
import io.keyrota.server.http.HttpFront;
import io.keyrota.server.iam.OldAttachments;
import io.keyrota.server.keyrota.Installation;
import io.keyrota.server.keyrota.InstallationTable;
import io.keyrota.server.keyrota.TrailKeyTable;
import io.keyrota.server.keyrota.TrailSigner;
import io.keyrota.server.sealing.Keyring;
import io.keyrota.server.sealing.RootKey;
import io.keyrota.server.sealing.RootKeyUnavailable;
import io.keyrota.server.store.CannotOpen;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Store;
import io.keyrota.server.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A whole server, from opening its data folder to closing it: what {@link Main} starts, and what
 * tests start in their own process. The order of opening is the order of trust: data, root key,
 * domain keys, trail, and only then the door.
 */
public final class House implements AutoCloseable {
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  private final Undo undo;
  private final AccountId operator;
  private final URI endpoint;

  private House(Undo undo, AccountId operator, URI endpoint) {
    this.undo = undo;
    this.operator = operator;
    this.endpoint = endpoint;
  }

  /**
   * Opens everything and listens.
   *
   * @param given the root's credential where the operator chose it; used at the first start alone
   * @throws CannotStart saying what is wrong and what to do
   */
  public static House open(Settings settings, Optional<RootCredential> given, Machine machine) {
    Undo undo = new Undo();
    try {
      return open(settings, given, machine, undo);
    } catch (IOException e) {
      undo.close();
      throw new CannotStart(FileTrouble.of(e));
    } catch (RootKeyUnavailable | CannotOpen | TrailBroken e) {
      undo.close();
      throw new CannotStart(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      undo.close();
      throw e;
    }
  }

  private static House open(
      Settings settings, Optional<RootCredential> given, Machine machine, Undo undo)
      throws IOException, RootKeyUnavailable {
    ProfileFiles files = new ProfileFiles(DataFolder.at(settings.data()));
    Wiring wiring = rooms(settings, given, machine, UnaryOperator.identity(), undo);
    HttpFront front =
        HttpFront.start(
            settings.host(),
            settings.port(),
            settings.http(),
            machine.clock()::now,
            wiring.door(),
            House::broken);
    undo.with(() -> front.stop(FAREWELL));
    if (settings.dns().listen().isPresent()) {
      undo.with(DnsServer.start(settings.dns().listen().get(), wiring.zones()));
    }
    URI endpoint = settings.endpoint(front.port());
    wiring.listensAt(endpoint);
    files.writeConfig(endpoint, settings.region());
    return new House(undo, wiring.operator(), endpoint);
  }

  /**
   * Everything behind the door, open and at work, to be closed by {@code undo}.
   *
   * @param between what stands between the rooms and the data file: nothing, or a test's faults
   */
  static Wiring rooms(
      Settings settings,
      Optional<RootCredential> given,
      Machine machine,
      UnaryOperator<Store> between,
      Undo undo)
      throws IOException, RootKeyUnavailable {
    Path data = DataFolder.at(settings.data());
    Algorithms algorithms = Algorithms.jdk();
    Store store =
        between.apply(
            undo.with(
                EmbeddedStore.open(
                    data.resolve("keyrota.db"),
                    Tables.options(),
                    cause -> machine.fatal().die("the data file's disk failed", cause))));
    boolean first = Keyring.isEmpty(store.snapshot());
    RootKey rootKey =
        undo.with(settings.rootKeySource().open(algorithms, machine.entropy(), first));
    Ledger ledger = new Ledger(machine.entropy());
    if (!Keyring.missing(rootKey, machine.entropy(), store.snapshot()).isEmpty()) {
      // A first start, or a program that knows more domains than the one before.
      new ServiceCalls(store, new NothingSealedYet(), machine.entropy(), ledger)
          .once(
              act(AccountId.SYSTEM, "CreateDomainKeys", now(store, machine)),
              seen -> Keyring.missing(rootKey, machine.entropy(), seen));
    }
    Keyring keyring =
        undo.with(Keyring.open(algorithms, machine.entropy(), rootKey, store.snapshot()));
    ServiceCalls calls = new ServiceCalls(store, keyring, machine.entropy(), ledger);
    if (InstallationTable.find(store.snapshot()).isEmpty()) {
      new FirstStart(settings, machine, algorithms, keyring, calls, new ProfileFiles(data))
          .make(given);
    }
    if (InstallationTable.find(store.snapshot()).flatMap(Installation::id).isEmpty()) {
      // Made by a program that gave none.
      calls.once(
          act(AccountId.SYSTEM, "IdentifyInstallation", now(store, machine)),
          seen -> InstallationTable.identified(seen, machine.entropy()));
    }
    ServiceCalls.Act indexing =
        act(AccountId.SYSTEM, "IndexPolicyAttachments", now(store, machine));
    OldAttachments.index(
        store.snapshot(),
        position ->
            calls.act(
                indexing, Region.US_EAST_1, (call, seen) -> OldAttachments.step(position, seen)));
    Installation installation = InstallationTable.find(store.snapshot()).orElseThrow();
    settings.requireSame(installation);
    Trail trail = undo.with(openTrail(settings, machine, data, algorithms, keyring, store));
    KeyAlgorithms keys = undo.with(KeyAlgorithms.of(algorithms, machine.entropy()));
    Wiring wiring =
        undo.with(
            new Wiring(
                settings,
                machine,
                store,
                keyring,
                algorithms,
                keys,
                ledger,
                calls,
                trail,
                installation));
    calls.once(
        act(AccountId.SYSTEM, "ReserveSeals", wiring.clock().now()),
        seen -> Keyring.reserved(rootKey, machine.entropy(), seen));
    keyring.reload(rootKey, store.snapshot());
    // Not needed again in this life: from here on it is nowhere in memory.
    rootKey.close();
    return wiring;
  }

  /** By the clock of the folder: an entry of the machine's now would move a rehearsal there. */
  private static Instant now(Store store, Machine machine) {
    Instant now = machine.clock().now();
    return InstallationTable.find(store.snapshot())
        .flatMap(Installation::rehearsal)
        .map(now::plus)
        .orElse(now);
  }

  private static Trail openTrail(
      Settings settings,
      Machine machine,
      Path data,
      Algorithms algorithms,
      Keyring keyring,
      Store store)
      throws IOException {
    Snapshot seen = store.snapshot();
    TrailSigner signer =
        new TrailSigner(algorithms.ed25519(), keyring, TrailKeyTable.find(seen).orElseThrow());
    Trail trail =
        Trail.open(
            DataFolder.at(data.resolve("audit")), settings.trailOptions(), signer, machine.fatal());
    // What was committed before the last end and had not reached the trail yet.
    store.entriesTaken(trail.reconcile(store.untakenEntries()));
    return trail;
  }

  static ServiceCalls.Act act(AccountId account, String eventName, Instant at) {
    return new ServiceCalls.Act(account, "keyrota.amazonaws.com", eventName, at);
  }

  private static void broken(Throwable e) {
    System.getLogger("keyrota.http").log(System.Logger.Level.ERROR, "an answer broke", e);
  }

  /** The first account, whose root may act on the installation. */
  public AccountId operator() {
    return operator;
  }

  /** Where clients find it. */
  public URI endpoint() {
    return endpoint;
  }

  /** Refuses new connections, lets requests in flight finish, and closes everything. */
  @Override
  public void close() {
    undo.close();
  }
}
