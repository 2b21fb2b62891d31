package io.keyrota.server.route53;

import io.keyrota.models.route53.Change;
import io.keyrota.models.route53.ChangeBatch;
import io.keyrota.models.route53.ChangeResourceRecordSetsRequest;
import io.keyrota.models.route53.CreateHostedZoneRequest;
import io.keyrota.models.route53.CreateHostedZoneResponse;
import io.keyrota.models.route53.ListResourceRecordSetsRequest;
import io.keyrota.models.route53.ListResourceRecordSetsResponse;
import io.keyrota.models.route53.ResourceRecord;
import io.keyrota.models.route53.ResourceRecordSet;
import io.keyrota.models.route53.Route53Model;
import io.keyrota.models.schema.OperationSchema;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.dns.RecordType;
import io.keyrota.server.aws.Balancers;
import io.keyrota.server.aws.Doorless;
import io.keyrota.server.aws.Ledger;
import io.keyrota.server.aws.ServiceCalls;
import io.keyrota.server.aws.Zones;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.dns.HostedFirst;
import io.keyrota.server.iam.TestSealer;
import io.keyrota.server.store.Store;
import io.keyrota.server.store.embedded.EmbeddedStore;
import io.keyrota.server.store.embedded.Options;
import io.keyrota.server.upkeep.Rehearsal;
import io.keyrota.server.upkeep.RehearsalClock;
import io.keyrota.server.upkeep.Upkeep;
import io.keyrota.testkit.SeededEntropy;
import io.keyrota.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Route 53 without the wire, on the store that it is served from. */
final class Route53Harness implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-24T10:11:12.987Z");

  final Caller root = new Caller.Root(new AccountId("111122223333"), Optional.empty());
  final Caller other = new Caller.Root(new AccountId("444455556666"), Optional.empty());
  final Store store;
  final Zones zones;

  /** Addresses of load balancers by zone, a space and their name; of type A alone. */
  final Map<String, List<String>> addresses = new ConcurrentHashMap<>();

  private final Balancers balancers =
      (account, zone, name, type, seen) ->
          type == RecordType.A
              ? Optional.ofNullable(addresses.get(zone + " " + name))
              : Optional.empty();

  private final Entropy entropy = new SeededEntropy(53)::bytes;
  private final TestSealer sealer = new TestSealer(entropy);
  private final RehearsalClock clock =
      RehearsalClock.startingAt(SettableClock.at(START.toString())::now, START);
  private final Rehearsal rehearsal;
  private final Doorless door;

  Route53Harness(Path folder) {
    store =
        EmbeddedStore.open(
            folder.resolve("keyrota.db"),
            Options.STANDARD,
            cause -> {
              throw new AssertionError(cause);
            });
    zones = new ZoneAnswers(store::snapshot, entropy, balancers);
    door =
        new Doorless(
            Route53Api.of(
                List.of("ns-1.keyrota.internal.", "ns-2.keyrota.internal."),
                balancers,
                HostedFirst.questions()),
            store,
            clock::now,
            entropy,
            sealer);
    ServiceCalls calls = new ServiceCalls(store, sealer, entropy, new Ledger(entropy));
    rehearsal =
        new Rehearsal(
            clock, new Upkeep(store, clock, calls, Route53Api.duties(), () -> {}), moved -> {});
  }

  void live(Duration duration) {
    var _ = rehearsal.advance(duration);
  }

  <I extends Record, O extends Record> O call(OperationSchema<I, O> schema, I input) {
    return call(root, schema, input);
  }

  <I extends Record, O extends Record> O call(
      Caller caller, OperationSchema<I, O> schema, I input) {
    return door.call(caller, Region.US_EAST_1, schema, input);
  }

  <I extends Record, O extends Record> List<Permission> permissions(
      OperationSchema<I, O> schema, I input) {
    return door.permissions(root, Region.US_EAST_1, schema, input);
  }

  /** A new zone's id, without its prefix. */
  String zone(String name, String reference) {
    return zone(root, name, reference);
  }

  String zone(Caller caller, String name, String reference) {
    CreateHostedZoneResponse made =
        call(
            caller,
            Route53Model.createHostedZone(),
            new CreateHostedZoneRequest(name, null, reference, null, null));
    return made.hostedZone().id().replace("/hostedzone/", "");
  }

  static ResourceRecordSet set(String name, String type, String... values) {
    return new ResourceRecordSet(
        name,
        type,
        null,
        null,
        null,
        null,
        null,
        null,
        60L,
        java.util.Arrays.stream(values).map(ResourceRecord::new).toList(),
        null,
        null,
        null,
        null,
        null);
  }

  void change(String zone, String action, ResourceRecordSet... sets) {
    change(root, zone, action, sets);
  }

  void change(Caller caller, String zone, String action, ResourceRecordSet... sets) {
    List<Change> changes =
        java.util.Arrays.stream(sets).map(set -> new Change(action, set)).toList();
    call(
        caller,
        Route53Model.changeResourceRecordSets(),
        new ChangeResourceRecordSetsRequest(zone, new ChangeBatch(null, changes)));
  }

  ListResourceRecordSetsResponse list(String zone, String... from) {
    return call(
        Route53Model.listResourceRecordSets(),
        new ListResourceRecordSetsRequest(
            zone,
            from.length > 0 ? from[0] : null,
            from.length > 1 ? from[1] : null,
            null,
            from.length > 2 ? from[2] : null));
  }

  @Override
  public void close() {
    store.close();
  }
}
