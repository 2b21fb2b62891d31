package io.keyrota.server;

import io.keyrota.models.schema.ServiceSchema;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.server.acm.AcmApi;
import io.keyrota.server.acm.ChallengedZones;
import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.audit.Trail;
import io.keyrota.server.aws.Access;
import io.keyrota.server.aws.Api;
import io.keyrota.server.aws.Authenticator;
import io.keyrota.server.aws.AwsGateway;
import io.keyrota.server.aws.Balancers;
import io.keyrota.server.aws.Certificates;
import io.keyrota.server.aws.CertificatesByArn;
import io.keyrota.server.aws.Clock;
import io.keyrota.server.aws.Duty;
import io.keyrota.server.aws.IdentityPolicies;
import io.keyrota.server.aws.InnerDoor;
import io.keyrota.server.aws.Ledger;
import io.keyrota.server.aws.Outlook;
import io.keyrota.server.aws.Principals;
import io.keyrota.server.aws.ServiceCalls;
import io.keyrota.server.aws.TokenIssuers;
import io.keyrota.server.aws.Zones;
import io.keyrota.server.aws.wire.Wire;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.KeyAlgorithms;
import io.keyrota.server.dns.HostedFirst;
import io.keyrota.server.dns.Resolver;
import io.keyrota.server.edge.EdgePorts;
import io.keyrota.server.elb.ElbApi;
import io.keyrota.server.events.EventLog;
import io.keyrota.server.http.Door;
import io.keyrota.server.iam.IamAccounts;
import io.keyrota.server.iam.IamApi;
import io.keyrota.server.iam.IamCredentials;
import io.keyrota.server.iam.IamPolicies;
import io.keyrota.server.iam.IamPolicyPrincipals;
import io.keyrota.server.iam.IamPrincipals;
import io.keyrota.server.iam.IamTokenIssuers;
import io.keyrota.server.iam.ServedServerCertificates;
import io.keyrota.server.iam.TrustGrounds;
import io.keyrota.server.keyrota.AuthorityOperations;
import io.keyrota.server.keyrota.Installation;
import io.keyrota.server.keyrota.KeyrotaApi;
import io.keyrota.server.keyrota.SignTrailHead;
import io.keyrota.server.keyrota.WhoCanDoors;
import io.keyrota.server.kms.KmsApi;
import io.keyrota.server.mail.MailRoom;
import io.keyrota.server.pages.ApprovalPage;
import io.keyrota.server.pages.AuthorityPages;
import io.keyrota.server.pages.IssuerPages;
import io.keyrota.server.pages.Pages;
import io.keyrota.server.pki.Addresses;
import io.keyrota.server.pki.Authority;
import io.keyrota.server.route53.Route53Api;
import io.keyrota.server.route53.ZoneAnswers;
import io.keyrota.server.sealing.Keyring;
import io.keyrota.server.sealing.RootKeyUnavailable;
import io.keyrota.server.store.Store;
import io.keyrota.server.sts.SessionCredentials;
import io.keyrota.server.upkeep.Heap;
import io.keyrota.server.upkeep.Rehearsal;
import io.keyrota.server.upkeep.RehearsalClock;
import io.keyrota.server.upkeep.Upkeep;
import io.keyrota.server.webhook.WebhookSender;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The rooms, wired by hand over an open store and trail: one line a service, one line a duty. */
final class Wiring implements AutoCloseable {
  private final AccountId operator;
  private final AwsGateway gateway;
  private final Door door;
  private final AcmeRoom acme;
  private final Clock clock;
  private final Upkeep upkeep;
  private final UsageRoom.Kept uses;
  private final KmsApi kms;
  private final Undo webhook = new Undo();
  private final Zones zones;
  private final KeyReserve reserve;
  private final EdgePorts edge;
  private final Runnable farewell;

  Wiring(
      Settings settings,
      Machine machine,
      Store store,
      Keyring keyring,
      Algorithms algorithms,
      KeyAlgorithms keys,
      Ledger ledger,
      ServiceCalls alone,
      Trail trail,
      Installation installation)
      throws IOException, RootKeyUnavailable {
    operator = installation.operator();
    Balancers balancers = ElbApi.balancers(settings.edgeAddress());
    zones =
        new ChallengedZones(
            new ZoneAnswers(store::snapshot, machine.entropy(), balancers), store::snapshot);
    Optional<RehearsalClock> rehearsal = SavedRehearsal.open(machine, installation, trail);
    clock = rehearsal.<Clock>map(r -> r).orElse(machine.clock());
    Principals principals = new IamPrincipals();
    UsageRoom usage = UsageRoom.open(store, trail, clock.now());
    EventLog events = new EventLog(settings.webhook().isPresent(), settings.eventsKeep());
    kms =
        new KmsApi(settings.kmsQuotas(), keys, events, usage.kmsKeys(), new IamPolicyPrincipals());
    reserve = KeyReserve.keeping(keys.pairs());
    Api route53 = Route53Api.of(settings.dns().nameServers(), balancers, HostedFirst.questions());
    IdentityPolicies policies = new IamPolicies();
    Access access = new Access(policies);
    InnerDoor inside =
        new InnerDoor(List.of(kms.api(), route53), access, ledger, machine.entropy(), keyring);
    ServiceCalls calls =
        alone.asking(inside, entries -> trail.append(entries.toArray(AuditEntry[]::new)));
    uses = usage.kept(store, calls, clock, principals);
    SignTrailHead signTrailHead = new SignTrailHead(trail, settings.auditKeep());
    Authority authority =
        new Authority(algorithms, machine.entropy(), new Addresses(settings.authorityUrl()));
    MailRoom mail = MailSettings.room(settings, algorithms);
    Resolver resolver =
        new HostedFirst(zones, settings.dns(), machine.entropy(), advances(rehearsal));
    AcmApi acm =
        CertificateRoom.of(
            settings.acm(),
            authority,
            algorithms,
            machine.entropy(),
            keys.pairs(),
            mail,
            events,
            resolver,
            UpstreamRoom.of(settings.upstream(), keys.pairs(), keyring, store, calls, clock.now()));
    acme =
        new AcmeRoom(
            settings,
            new AcmeRoom.Ground(
                machine, store, keyring, algorithms, ledger, trail, clock::now, access, inside),
            acm,
            resolver);
    Certificates served =
        new CertificatesByArn(
            new ServedServerCertificates(calls, clock::now), acm.certificates(calls, clock::now));
    edge =
        new EdgePorts(settings.edgeAddress(), store, ElbApi.fronts(), served, machine.clock()::now);
    List<Duty<?>> duties = new ArrayList<>(List.of(signTrailHead));
    duties.addAll(events.duties());
    duties.addAll(kms.duties());
    duties.addAll(acm.duties());
    duties.addAll(acme.duties());
    duties.addAll(Authority.duties());
    duties.addAll(mail.duties(keyring, store::snapshot));
    duties.addAll(Route53Api.duties());
    duties.addAll(IamApi.duties());
    Heap heap = new Heap();
    upkeep =
        new Upkeep(
            store,
            clock,
            calls,
            duties,
            () -> {
              kms.tick(store.snapshot());
              edge.tick();
              heap.tick();
            });
    farewell =
        () ->
            calls.once(
                House.act(AccountId.SYSTEM, "SignTrailHead", clock.now()),
                seen -> List.of(signTrailHead.signed(clock.now())));
    TokenIssuers issuers = new IamTokenIssuers();
    List<Api> apis =
        List.of(
            IamApi.of(settings.quotas(), new KeptUses(usage.accessKeys()), settings.publicUrl()),
            FederationRoom.of(settings, principals, policies, issuers, keyring),
            kms.api(),
            acme.in(acm.api()),
            ElbApi.of(served, edge),
            route53,
            AuthorityOperations.in(
                KeyrotaApi.of(
                    installation,
                    rehearsal.map(
                        r -> new Rehearsal(r, upkeep, moved -> SavedRehearsal.save(calls, moved))),
                    new IamAccounts(),
                    trail,
                    events,
                    kms.materials(),
                    new WhoCanDoors(
                        principals, KmsApi.grounds().or(new TrustGrounds()), new Outlook(policies)),
                    settings.quotas(),
                    settings.kmsQuotas(),
                    settings.acm().quotas()),
                operator,
                authority));
    List<ServiceSchema> services = apis.stream().map(Api::service).toList();
    Authenticator authenticator =
        new Authenticator(
            new IamCredentials(keyring, principals, new SessionCredentials(keyring, principals)),
            machine.clock());
    gateway =
        new AwsGateway(
            new AwsGateway.Foundations(
                new Wire(services),
                apis,
                authenticator,
                access,
                store,
                trail,
                ledger,
                clock,
                machine.nanos(),
                machine.entropy(),
                keyring,
                inside,
                rehearsal.isPresent()));
    if (settings.webhook().isPresent()) {
      WebhookSender.start(
          settings.webhook().get(),
          store,
          events,
          Algorithms.jdk().hmacSha256(),
          machine.clock()::now,
          (eventName, changes) ->
              calls.once(House.act(AccountId.SYSTEM, eventName, clock.now()), changes),
          webhook::with);
    }
    Pages pages =
        new Pages(
            new AuthorityPages(authority, algorithms, calls, store, clock::now),
            new ApprovalPage(mail, acm.approvals(), calls, store, clock::now),
            new IssuerPages(issuers, store),
            trail::isWritable,
            gateway);
    door = new Door(acme.before(pages), trail::hold, trail::release);
    uses.start();
    upkeep.start();
  }

  AwsGateway gateway() {
    return gateway;
  }

  /** ACME's endpoints, the pages behind them, and behind those the gateway. */
  Door door() {
    return door;
  }

  /** Where clients find the door. */
  void listensAt(URI endpoint) {
    acme.listensAt(endpoint);
  }

  /** The hosted zones, as the public sees them. */
  Zones zones() {
    return zones;
  }

  /** The time of everything behind the door. */
  Clock clock() {
    return clock;
  }

  /** To the world outside an advance of the rehearsal is a moment. */
  private static LongSupplier advances(Optional<RehearsalClock> rehearsal) {
    return rehearsal.<LongSupplier>map(it -> it::advance).orElse(() -> 0);
  }

  /** The first account, whose root may act on the installation. */
  AccountId operator() {
    return operator;
  }

  @Override
  public void close() {
    edge.close();
    webhook.close();
    upkeep.stop();
    reserve.close();
    uses.close();
    kms.close();
    // What is written until now cannot be cut off unseen while the server is down.
    farewell.run();
  }
}
