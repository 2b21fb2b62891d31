package io.keyrota.server.edge;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.elb.ServerName;
import io.keyrota.rules.elb.SslPolicy;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Certificates;
import io.keyrota.server.aws.Fronts;
import io.keyrota.server.crypto.TlsKeys;
import io.keyrota.server.pki.TlsIdentities;
import io.keyrota.server.pki.TlsIdentity;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The certificates of one port, looked up at each handshake. A private key is opened once for each
 * version of a certificate, which is the only thing that is kept: the next version is opened at the
 * first handshake that needs it, and the one before is forgotten.
 */
final class Identities implements TlsIdentities.Source {
  private static final System.Logger LOG = System.getLogger("keyrota.edge");

  private final int port;
  private final Store store;
  private final Fronts fronts;
  private final Certificates certificates;
  private final Map<String, Opened> opened = new ConcurrentHashMap<>();

  Identities(int port, Store store, Fronts fronts, Certificates certificates) {
    this.port = port;
    this.store = store;
    this.fronts = fronts;
    this.certificates = certificates;
  }

  private record Opened(long version, TlsIdentity identity) {}

  @Override
  public Optional<TlsIdentity> choose(
      String keyType, Optional<String> serverName, String protocol) {
    Snapshot seen = store.snapshot();
    Optional<Fronts.Front> front = fronts.at(port, seen);
    if (front.isEmpty() || !offers(front.get(), protocol)) {
      return Optional.empty();
    }
    AccountId account = front.get().balancer().account();
    Region region = front.get().balancer().region();
    List<Certificates.Served> served = new ArrayList<>();
    for (String arn : front.get().listener().certificates()) {
      certificates.find(account, region, arn, seen).ifPresent(served::add);
    }
    opened.keySet().retainAll(front.get().listener().certificates());
    for (int place :
        ServerName.preferred(
            served.stream().map(Certificates.Served::names).toList(), serverName)) {
      Optional<TlsIdentity> identity =
          identity(served.get(place)).filter(each -> each.fits(keyType));
      if (identity.isPresent()) {
        return identity;
      }
    }
    return Optional.empty();
  }

  private static boolean offers(Fronts.Front front, String protocol) {
    return front
        .listener()
        .sslPolicy()
        .map(SslPolicy::protocols)
        .filter(protocols -> protocols.contains(protocol))
        .isPresent();
  }

  private Optional<TlsIdentity> identity(Certificates.Served served) {
    Opened now =
        opened.compute(
            served.arn(),
            (arn, before) ->
                before != null && before.version() == served.version() ? before : open(served));
    return Optional.ofNullable(now).map(Opened::identity);
  }

  private @Nullable Opened open(Certificates.Served served) {
    try (Secret key = certificates.privateKey(served)) {
      return new Opened(
          served.version(),
          TlsIdentity.of(
              served.arn() + "#" + served.version(),
              TlsKeys.of(key),
              served.certificate(),
              served.chain()));
    } catch (Refusal | IllegalArgumentException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          () -> served.arn() + " cannot be served on port " + port + ": " + e.getMessage());
      return null;
    }
  }
}
