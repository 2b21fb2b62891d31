package io.keyrota.server.iam;

import io.keyrota.rules.iam.LastUse;
import java.util.Optional;

/** When access keys were last used to sign; kept outside this room, in which nobody signs. */
@FunctionalInterface
public interface KeyUses {

  /** The last use that counts, of a key of any account; empty when the key never signed. */
  Optional<LastUse> lastUse(String accessKeyId);
}
