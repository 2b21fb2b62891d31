package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.ModifyTargetGroupAttributesInput;
import io.keyrota.models.elasticloadbalancing.ModifyTargetGroupAttributesOutput;
import io.keyrota.models.elasticloadbalancing.TargetGroupAttribute;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.Attribute;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.TargetGroup;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Sets attributes of a target group; those that are not named stay. */
final class ModifyTargetGroupAttributes
    implements Operation<ModifyTargetGroupAttributesInput, ModifyTargetGroupAttributesOutput> {

  @Override
  public Prepared<ModifyTargetGroupAttributesOutput> prepare(
      Request request, ModifyTargetGroupAttributesInput input, Snapshot seen) {
    ElbArn arn = Named.arn(ElbArn.Kind.TARGET_GROUP, input.targetGroupArn());
    return Prepared.of(
        Permission.of("elasticloadbalancing:ModifyTargetGroupAttributes", arn.text()),
        call -> {
          TargetGroup found = Named.targetGroup(request, arn, seen);
          TargetGroup next =
              found.withAttributes(
                  Attribute.set(
                      Attribute.OF_TARGET_GROUPS,
                      found.attributes(),
                      GivenAttributes.of(
                          input.attributes(),
                          TargetGroupAttribute::key,
                          TargetGroupAttribute::value)));
          return Outcome.of(
              new ModifyTargetGroupAttributesOutput(
                  DescribeTargetGroupAttributes.shown(next.attributes())),
              TargetGroupTable.put(next));
        });
  }
}
