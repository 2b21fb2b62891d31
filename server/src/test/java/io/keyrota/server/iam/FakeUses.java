package io.keyrota.server.iam;

import io.keyrota.rules.iam.LastUse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Uses that a test tells of, by access key, role or {@code AIDA…/kms/Decrypt}. */
record FakeUses(Map<String, LastUse> uses) implements KeyUses {

  @Override
  public Optional<LastUse> lastUse(String id) {
    return Optional.ofNullable(uses.get(id));
  }

  @Override
  public SortedMap<String, LastUse> accesses(Set<String> principalIds) {
    SortedMap<String, LastUse> found = new TreeMap<>();
    uses.forEach(
        (id, use) -> {
          if (id.contains("/") && principalIds.contains(id.substring(0, id.indexOf('/')))) {
            found.put(id, use);
          }
        });
    return found;
  }
}
