package io.keyrota.server.iam;

import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.server.aws.Call;
import io.keyrota.server.store.Snapshot;

/** Whose a report is: only the same user, or a session of the same role, fetches it. */
final class JobOwner {
  private JobOwner() {}

  /** The unique id of the caller, of a session its role's. */
  static String of(Caller caller) {
    return caller instanceof Caller.AssumedRole role ? role.roleId() : caller.userId();
  }

  /**
   * The report of that JobId.
   *
   * @throws Refusal NoSuchEntity also when it is somebody else's, or too old
   */
  static AccessReport need(Call call, String jobId, Snapshot seen) {
    return AccessReportTable.find(call.request().account(), jobId, seen)
        .filter(report -> report.asker().equals(of(call.request().caller())))
        .filter(report -> !report.isOver(call.now()))
        .orElseThrow(() -> missing(jobId));
  }

  /** There is no report of that JobId for who asks. */
  static Refusal missing(String jobId) {
    return new Refusal("NoSuchEntity", "Cannot find the job with id " + jobId + ".");
  }
}
