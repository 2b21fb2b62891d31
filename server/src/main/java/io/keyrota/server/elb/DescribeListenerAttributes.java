package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.DescribeListenerAttributesInput;
import io.keyrota.models.elasticloadbalancing.DescribeListenerAttributesOutput;
import io.keyrota.models.elasticloadbalancing.ListenerAttribute;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.Attribute;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.Listener;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Shows all attributes of a listener, with their defaults where nothing was set. */
final class DescribeListenerAttributes
    implements Operation<DescribeListenerAttributesInput, DescribeListenerAttributesOutput> {

  @Override
  public Prepared<DescribeListenerAttributesOutput> prepare(
      Request request, DescribeListenerAttributesInput input, Snapshot seen) {
    ElbArn arn = Named.arn(ElbArn.Kind.LISTENER, input.listenerArn());
    return Prepared.of(
        Permission.of("elasticloadbalancing:DescribeListenerAttributes", "*"),
        call ->
            Outcome.of(
                new DescribeListenerAttributesOutput(shown(Named.listener(request, arn, seen)))));
  }

  /** As answers show them. */
  static List<ListenerAttribute> shown(Listener listener) {
    return Attribute.all(listener.knownAttributes(), listener.attributes()).stream()
        .map(each -> new ListenerAttribute(each.name(), each.value()))
        .toList();
  }
}
