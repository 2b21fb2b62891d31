package io.keyrota.server.iam;

import io.keyrota.rules.iam.LastUse;
import java.util.Optional;

/** When access keys and roles were last used; kept outside this room, in which nobody signs. */
@FunctionalInterface
public interface KeyUses {

  /**
   * The last use that counts, of a key or a role of any account; empty when there was none.
   *
   * @param id an access key id, or a role's unique id
   */
  Optional<LastUse> lastUse(String id);
}
