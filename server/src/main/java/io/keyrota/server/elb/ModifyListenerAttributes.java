package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.ListenerAttribute;
import io.keyrota.models.elasticloadbalancing.ModifyListenerAttributesInput;
import io.keyrota.models.elasticloadbalancing.ModifyListenerAttributesOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.Attribute;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.Listener;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Sets attributes of a listener; those that are not named stay. */
final class ModifyListenerAttributes
    implements Operation<ModifyListenerAttributesInput, ModifyListenerAttributesOutput> {

  @Override
  public Prepared<ModifyListenerAttributesOutput> prepare(
      Request request, ModifyListenerAttributesInput input, Snapshot seen) {
    ElbArn arn = Named.arn(ElbArn.Kind.LISTENER, input.listenerArn());
    return Prepared.of(
        Permission.of("elasticloadbalancing:ModifyListenerAttributes", arn.text()),
        call -> {
          Listener found = Named.listener(request, arn, seen);
          Listener next =
              found.withAttributes(
                  Attribute.set(
                      found.knownAttributes(),
                      found.attributes(),
                      GivenAttributes.of(
                          input.attributes(), ListenerAttribute::key, ListenerAttribute::value)));
          return Outcome.of(
              new ModifyListenerAttributesOutput(DescribeListenerAttributes.shown(next)),
              ListenerTable.put(next));
        });
  }
}
