package io.keyrota.server.iam;

import io.keyrota.rules.iam.Role;
import io.keyrota.rules.text.RandomUuid;
import java.time.Instant;

/**
 * That a service-linked role was deleted.
 *
 * @param id as the answer of DeleteServiceLinkedRole gives it
 */
record DeletionTask(String id, Instant at) {
  /** The id of a new task for the role: AWS writes path, name and a UUID. */
  static String id(Role role, byte[] entropy) {
    return "task" + role.path() + role.name() + "/" + RandomUuid.of(entropy);
  }
}
