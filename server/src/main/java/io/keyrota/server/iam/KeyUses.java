package io.keyrota.server.iam;

import io.keyrota.rules.iam.LastUse;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When access keys, users and roles were last used; kept outside this room, in which nobody signs.
 */
public interface KeyUses {

  /** Where nothing was ever used. */
  KeyUses NONE =
      new KeyUses() {
        @Override
        public Optional<LastUse> lastUse(String id) {
          return Optional.empty();
        }

        @Override
        public SortedMap<String, LastUse> accesses(Set<String> principalIds) {
          return new TreeMap<>();
        }
      };

  /**
   * The last use that counts, of a key or a role of any account; empty when there was none.
   *
   * @param id an access key id, or a role's unique id
   */
  Optional<LastUse> lastUse(String id);

  /**
   * When users and roles last tried operations, refused attempts included.
   *
   * @param principalIds unique ids
   * @return by {@code AIDA…/kms/Decrypt}
   */
  SortedMap<String, LastUse> accesses(Set<String> principalIds);
}
