package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.RegisterTargetsInput;
import io.keyrota.models.elasticloadbalancing.RegisterTargetsOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.TargetGroup;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Adds targets to a group: from then on they are asked after, and served through. */
final class RegisterTargets implements Operation<RegisterTargetsInput, RegisterTargetsOutput> {

  @Override
  public Prepared<RegisterTargetsOutput> prepare(
      Request request, RegisterTargetsInput input, Snapshot seen) {
    ElbArn arn = Named.arn(ElbArn.Kind.TARGET_GROUP, input.targetGroupArn());
    return Prepared.of(
        Permission.of("elasticloadbalancing:RegisterTargets", arn.text()),
        call -> {
          TargetGroup found = Named.targetGroup(request, arn, seen);
          TargetGroup next = found.withTargets(Targets.given(input.targets(), found));
          return Outcome.of(new RegisterTargetsOutput(), TargetGroupTable.put(next));
        });
  }
}
