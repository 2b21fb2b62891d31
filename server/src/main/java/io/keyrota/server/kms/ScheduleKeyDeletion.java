package io.keyrota.server.kms;

import io.keyrota.models.kms.ScheduleKeyDeletionRequest;
import io.keyrota.models.kms.ScheduleKeyDeletionResponse;
import io.keyrota.rules.kms.Deletion;
import io.keyrota.rules.kms.KeyLife;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Map;

/** Sets the day on which a key and all its materials are destroyed. */
final class ScheduleKeyDeletion
    implements Operation<ScheduleKeyDeletionRequest, ScheduleKeyDeletionResponse> {

  @Override
  public Prepared<ScheduleKeyDeletionResponse> prepare(
      Request request, ScheduleKeyDeletionRequest input, Snapshot seen) {
    NamedKey named = NamedKey.of(request, input.keyId(), KeyOperation.SCHEDULE_KEY_DELETION, seen);
    return Prepared.of(
        named.permission(
            Map.of(
                "kms:ScheduleKeyDeletionPendingWindowInDays",
                List.of(Integer.toString(Deletion.window(input.pendingWindowInDays()))))),
        call -> {
          FoundKey found = named.needCustomerManaged(call);
          KmsKey next =
              KeyLife.scheduleDeletion(found.key(), input.pendingWindowInDays(), call.now());
          return found.outcome(
              new ScheduleKeyDeletionResponse(
                  next.arn(),
                  next.deletion().flatMap(Deletion::date).orElse(null),
                  next.state().word(),
                  next.deletion().map(Deletion::windowInDays).orElse(null)),
              next);
        });
  }
}
