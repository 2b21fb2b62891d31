package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.DeregisterTargetsInput;
import io.keyrota.models.elasticloadbalancing.DeregisterTargetsOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.TargetGroup;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Takes targets out of a group; requests that are under way end in peace. */
final class DeregisterTargets
    implements Operation<DeregisterTargetsInput, DeregisterTargetsOutput> {

  @Override
  public Prepared<DeregisterTargetsOutput> prepare(
      Request request, DeregisterTargetsInput input, Snapshot seen) {
    ElbArn arn = Named.arn(ElbArn.Kind.TARGET_GROUP, input.targetGroupArn());
    return Prepared.of(
        Permission.of("elasticloadbalancing:DeregisterTargets", arn.text()),
        call -> {
          TargetGroup found = Named.targetGroup(request, arn, seen);
          TargetGroup next = found.withoutTargets(Targets.given(input.targets(), found));
          return Outcome.of(new DeregisterTargetsOutput(), TargetGroupTable.put(next));
        });
  }
}
