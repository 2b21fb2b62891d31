package io.keyrota.server.aws;

import io.keyrota.rules.secret.Secret;
import io.keyrota.rules.sigv4.Scope;
import io.keyrota.rules.sigv4.SigningKey;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Keys derived from secrets, kept per access key and scope, since deriving costs more than using. A
 * key whose row has changed is derived anew: the version tells.
 */
final class SigningKeys {
  /** A day's keys of ten thousand callers; beyond, all are forgotten and derived again. */
  private static final int MOST = 10_000;

  private static final String NOBODY = "";

  private final ConcurrentHashMap<Use, Kept> kept = new ConcurrentHashMap<>();

  private record Use(String accessKeyId, Scope scope) {}

  private record Kept(String version, SigningKey key) {}

  SigningKey of(String accessKeyId, String version, Scope scope, Supplier<Secret> secret) {
    Use use = new Use(accessKeyId, scope);
    Kept known = kept.get(use);
    if (known != null && known.version.equals(version)) {
      return known.key;
    }
    try (Secret opened = secret.get()) {
      return keep(use, new Kept(version, SigningKey.derive(opened, scope)));
    }
  }

  /** Nobody's key, found and kept like anybody's, so that an unknown id takes as long. */
  SigningKey ofNobody(Scope scope) {
    Use use = new Use(NOBODY, scope);
    Kept known = kept.get(use);
    return known != null ? known.key : keep(use, new Kept("", SigningKey.ofNobody(scope)));
  }

  private SigningKey keep(Use use, Kept derived) {
    if (kept.size() >= MOST) {
      // Keys in use stay alive with the requests that hold them.
      kept.clear();
    }
    kept.put(use, derived);
    return derived.key;
  }
}
