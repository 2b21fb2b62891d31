package io.keyrota.server.iam;

import java.time.Duration;
import java.time.Instant;

/**
 * A service last accessed report that was asked for. It is drawn up when it is fetched.
 *
 * @param id the JobId
 * @param arn of the user, group, role or managed policy
 * @param byAction whether it tells of actions too
 * @param asker the unique id of who may fetch it: a user's, a role's, an account's
 */
record AccessReport(String id, String arn, boolean byAction, Instant created, String asker) {
  /** How long it can be fetched. */
  static final Duration KEPT = Duration.ofHours(24);

  boolean isOver(Instant now) {
    return !now.isBefore(created.plus(KEPT));
  }
}
