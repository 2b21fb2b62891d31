package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.DescribeTargetGroupAttributesInput;
import io.keyrota.models.elasticloadbalancing.DescribeTargetGroupAttributesOutput;
import io.keyrota.models.elasticloadbalancing.TargetGroupAttribute;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.Attribute;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.SequencedMap;

/** Shows all attributes of a target group, with their defaults where nothing was set. */
final class DescribeTargetGroupAttributes
    implements Operation<DescribeTargetGroupAttributesInput, DescribeTargetGroupAttributesOutput> {

  @Override
  public Prepared<DescribeTargetGroupAttributesOutput> prepare(
      Request request, DescribeTargetGroupAttributesInput input, Snapshot seen) {
    ElbArn arn = Named.arn(ElbArn.Kind.TARGET_GROUP, input.targetGroupArn());
    return Prepared.of(
        Permission.of("elasticloadbalancing:DescribeTargetGroupAttributes", "*"),
        call ->
            Outcome.of(
                new DescribeTargetGroupAttributesOutput(
                    shown(Named.targetGroup(request, arn, seen).attributes()))));
  }

  /** As answers show them. */
  static List<TargetGroupAttribute> shown(SequencedMap<String, String> attributes) {
    return Attribute.all(Attribute.OF_TARGET_GROUPS, attributes).stream()
        .map(each -> new TargetGroupAttribute(each.name(), each.value()))
        .toList();
  }
}
