package io.keyrota.server.keyrota;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.server.aws.Request;

/**
 * What concerns the whole installation is done by the operator's account alone: its root user, or
 * whoever it allows. Other accounts get the same refusal as a caller without permission.
 */
record OperatorOnly(AccountId operator) {

  boolean holds(Request request) {
    return request.account().equals(operator);
  }

  void require(Request request, String action) {
    if (!holds(request)) {
      throw new Refusal(
          "AccessDenied",
          "User: "
              + request.caller().arn()
              + " is not authorized to perform: "
              + action
              + " because only the operator's account may");
    }
  }
}
