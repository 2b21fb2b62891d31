package io.keyrota.server.iam;

import io.keyrota.models.iam.DeleteAccountPasswordPolicyRequest;
import io.keyrota.models.iam.DeleteAccountPasswordPolicyResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Takes the account's password policy away; AWS's default is in force again. */
final class DeleteAccountPasswordPolicy
    implements Operation<DeleteAccountPasswordPolicyRequest, DeleteAccountPasswordPolicyResponse> {
  @Override
  public Prepared<DeleteAccountPasswordPolicyResponse> prepare(
      Request request, DeleteAccountPasswordPolicyRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("iam:DeleteAccountPasswordPolicy", "*"),
        call -> {
          if (PasswordPolicyTable.of(request.account(), seen).isEmpty()) {
            throw IamRefusal.noPasswordPolicy(request.account());
          }
          return Outcome.of(
              new DeleteAccountPasswordPolicyResponse(),
              PasswordPolicyTable.remove(request.account()));
        });
  }
}
