package io.keyrota.server;

import io.keyrota.server.acm.AcmApi;
import io.keyrota.server.acme.AcmeServer;
import io.keyrota.server.acme.endpoints.AcmeUrls;
import io.keyrota.server.acme.endpoints.EndpointOperations;
import io.keyrota.server.acme.endpoints.EndpointWorks;
import io.keyrota.server.acme.endpoints.RoleTrust;
import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.audit.Trail;
import io.keyrota.server.aws.Access;
import io.keyrota.server.aws.Api;
import io.keyrota.server.aws.Duty;
import io.keyrota.server.aws.GuestDoor;
import io.keyrota.server.aws.InnerDoor;
import io.keyrota.server.aws.Ledger;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.dns.Resolver;
import io.keyrota.server.http.Answerer;
import io.keyrota.server.iam.IamRoles;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Store;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Wires the ACME endpoints: the operations that manage them, and the server that clients find. */
final class AcmeRoom {
  private final EndpointWorks works;
  private final AcmeServer server;
  private final Resolver resolver;
  private final Store store;
  private final boolean named;

  /** What it stands on besides its settings. */
  record Ground(
      Machine machine,
      Store store,
      Sealer sealer,
      Algorithms algorithms,
      Ledger ledger,
      Trail trail,
      Supplier<Instant> clock,
      Access access,
      InnerDoor inside) {}

  AcmeRoom(Settings settings, Ground on, AcmApi acm, Resolver resolver) {
    Optional<String> publicUrl = settings.namedUrl();
    RoleTrust trust = new RoleTrust(new IamRoles(), on.access());
    this.named = publicUrl.isPresent();
    this.resolver = resolver;
    this.store = on.store();
    this.works =
        new EndpointWorks(
            settings.acm().quotas(),
            acm.suffixes(),
            trust,
            new AcmeUrls(settings.publicUrl().orElse("")));
    this.server =
        new AcmeServer(
            publicUrl,
            settings.acm().quotas(),
            settings.acm().validity(),
            settings.acm().caaIdentities(),
            on.algorithms().hmacSha256(),
            on.machine().entropy(),
            on.access(),
            trust,
            acm.clientCertificates(),
            resolver,
            new GuestDoor(
                on.store(),
                on.inside(),
                on.ledger(),
                on.machine().entropy(),
                on.sealer(),
                on.clock(),
                on.machine().nanos(),
                entries -> on.trail().append(entries.toArray(AuditEntry[]::new))),
            on.store()::snapshot,
            on.clock());
  }

  /** ACM's table of contents with these operations. */
  Api in(Api acm) {
    return EndpointOperations.in(acm, works);
  }

  List<Duty<?>> duties() {
    return EndpointOperations.duties(resolver, store::snapshot);
  }

  /** The door for ACME clients, in front of another one. */
  Answerer before(Answerer others) {
    return server.before(others);
  }

  /** Where the server listens, unless its place is known by another name. */
  void listensAt(URI endpoint) {
    if (!named) {
      works.urls().foundAt(endpoint.toString());
    }
  }
}
