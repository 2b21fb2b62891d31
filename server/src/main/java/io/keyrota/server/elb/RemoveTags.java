package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.RemoveTagsInput;
import io.keyrota.models.elasticloadbalancing.RemoveTagsOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Map;

/** Takes tags from load balancers, listeners, rules and target groups. */
final class RemoveTags implements Operation<RemoveTagsInput, RemoveTagsOutput> {

  @Override
  public Prepared<RemoveTagsOutput> prepare(Request request, RemoveTagsInput input, Snapshot seen) {
    List<ElbArn> arns = input.resourceArns().stream().distinct().map(Tagged::arn).toList();
    return new Prepared<>(
        arns.stream()
            .map(
                arn ->
                    new Permission(
                        "elasticloadbalancing:RemoveTags",
                        arn.text(),
                        Map.of("aws:TagKeys", input.tagKeys())))
            .toList(),
        call ->
            new Outcome<>(
                new RemoveTagsOutput(),
                Tagged.changed(request, arns, before -> before.without(input.tagKeys()), seen)));
  }
}
