package io.keyrota.server.aws;

import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.StopGapAccess;
import io.keyrota.rules.iam.StopGapAccess.Verdict;
import java.util.List;

/**
 * Whether a request may do what it needs. The law is in {@code rules}; this is the only place that
 * asks it.
 */
public final class Access {

  /** Refuses with AWS's AccessDenied unless every permission is granted. */
  public void require(Request request, List<Permission> permissions) {
    switch (StopGapAccess.decide(request.caller(), permissions)) {
      case Verdict.Allowed allowed -> {}
      case Verdict.Denied denied -> throw denied(request, denied.which());
    }
  }

  private static Refusal denied(Request request, Permission which) {
    return new Refusal(
        "AccessDenied",
        "User: "
            + request.caller().arn()
            + " is not authorized to perform: "
            + which.action()
            + " on resource: "
            + which.resource()
            + " because no identity-based policy allows the "
            + which.action()
            + " action");
  }
}
