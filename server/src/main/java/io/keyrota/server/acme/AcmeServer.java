package io.keyrota.server.acme;

import io.keyrota.rules.acm.AcmQuotas;
import io.keyrota.rules.acm.CaaPolicy;
import io.keyrota.rules.acm.ValidityPolicy;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.acme.endpoints.RoleTrust;
import io.keyrota.server.aws.Access;
import io.keyrota.server.aws.ClientCertificates;
import io.keyrota.server.aws.GuestDoor;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.crypto.HeldKey;
import io.keyrota.server.crypto.Mac;
import io.keyrota.server.dns.Resolver;
import io.keyrota.server.http.Answerer;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The ACME server's table of contents.
 *
 * @param publicUrl where clients find the server, where that was set
 * @param mac HMAC-SHA-256
 * @param caaIdentities as which the authority goes in CAA records
 * @param look the newest there is
 */
public record AcmeServer(
    Optional<String> publicUrl,
    AcmQuotas quotas,
    ValidityPolicy validity,
    List<String> caaIdentities,
    Mac mac,
    Entropy entropy,
    Access access,
    RoleTrust trust,
    ClientCertificates certificates,
    Resolver resolver,
    GuestDoor door,
    Supplier<Snapshot> look,
    Supplier<Instant> clock) {
  private static final int KEY = 32;

  /** The door, in front of another one. */
  public AcmeGateway before(Answerer others) {
    RoleGrants roles = new RoleGrants(access);
    CaaLook caa = new CaaLook(resolver, new CaaPolicy(Set.copyOf(caaIdentities)));
    OpenResources open = new OpenResources(caaIdentities, validity, certificates, clock);
    Map<String, Resource> resources =
        Map.ofEntries(
            Map.entry("directory", new SignedReading("AcmeDirectory", open)),
            Map.entry("new-nonce", new SignedReading("AcmeNewNonce", open)),
            Map.entry("new-account", new NewAccount(quotas, mac)),
            Map.entry("account/*", new Account()),
            Map.entry("account/*/orders", new Orders()),
            Map.entry("key-change", new KeyChange()),
            Map.entry("new-order", new NewOrder(quotas, roles)),
            Map.entry("order/*", new Order()),
            Map.entry("order/*/finalize", new FinalizeOrder(roles, caa, certificates)),
            Map.entry("authz/*/*", new Authorization()),
            Map.entry("cert/*", new Certificate(certificates)),
            Map.entry("revoke-cert", new RevokeCertificate(roles, certificates)));
    return new AcmeGateway(publicUrl, nonces(), trust, door, look, open, resources, others);
  }

  /** Its key lives as long as the server. */
  private Nonces nonces() {
    try (Secret key = Secret.owning(entropy.bytes(KEY))) {
      return new Nonces(mac, HeldKey.of(key));
    }
  }
}
