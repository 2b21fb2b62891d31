package io.keyrota.server;

import io.keyrota.rules.iam.LastUse;
import io.keyrota.server.aws.Principals;
import io.keyrota.server.iam.KeyUses;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.usage.KeyUse;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** What is kept of uses, for IAM's room, which does not know the one that keeps it. */
record KeptUses(KeyUse uses) implements KeyUses {

  @Override
  public Optional<LastUse> lastUse(String id) {
    return uses.lastUse(id);
  }

  @Override
  public SortedMap<String, LastUse> accesses(Set<String> principalIds) {
    return uses.accesses(principalIds);
  }

  /** Whether what a row of uses is about is still there: a key, a role, what either did. */
  static boolean exists(Principals principals, String id, Snapshot seen) {
    int slash = id.indexOf('/');
    String who = slash < 0 ? id : id.substring(0, slash);
    return (who.startsWith("AROA") || who.startsWith("AIDA"))
        ? principals.named(who, seen).isPresent()
        : principals.accountOf(who, seen).isPresent();
  }
}
