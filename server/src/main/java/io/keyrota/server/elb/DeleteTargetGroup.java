package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.DeleteTargetGroupInput;
import io.keyrota.models.elasticloadbalancing.DeleteTargetGroupOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.ElbRefusal;
import io.keyrota.rules.elb.TargetGroup;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/**
 * Removes a target group that no listener forwards to. As in AWS, one that does not exist is no
 * error.
 */
final class DeleteTargetGroup
    implements Operation<DeleteTargetGroupInput, DeleteTargetGroupOutput> {

  @Override
  public Prepared<DeleteTargetGroupOutput> prepare(
      Request request, DeleteTargetGroupInput input, Snapshot seen) {
    ElbArn arn = Named.arn(ElbArn.Kind.TARGET_GROUP, input.targetGroupArn());
    return Prepared.of(
        Permission.of("elasticloadbalancing:DeleteTargetGroup", arn.text()),
        call -> {
          Optional<TargetGroup> found =
              TargetGroupTable.find(Named.place(request), arn.name(), seen)
                  .filter(group -> group.arn().equals(arn));
          if (found.isEmpty()) {
            return Outcome.of(new DeleteTargetGroupOutput());
          }
          if (!found.get().listeners().isEmpty()) {
            throw ElbRefusal.inUse("Target group", arn.text(), "a listener or a rule");
          }
          return Outcome.of(new DeleteTargetGroupOutput(), TargetGroupTable.remove(found.get()));
        });
  }
}
