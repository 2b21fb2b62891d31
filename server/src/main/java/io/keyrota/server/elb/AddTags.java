package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.AddTagsInput;
import io.keyrota.models.elasticloadbalancing.AddTagsOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.ElbTags;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Sets tags of load balancers, listeners, rules and target groups. */
final class AddTags implements Operation<AddTagsInput, AddTagsOutput> {

  @Override
  public Prepared<AddTagsOutput> prepare(Request request, AddTagsInput input, Snapshot seen) {
    List<ElbArn> arns = input.resourceArns().stream().distinct().map(Tagged::arn).toList();
    List<ElbTags.Tag> tags = TagAnswer.given(input.tags());
    return new Prepared<>(
        arns.stream()
            .map(
                arn ->
                    new Permission(
                        "elasticloadbalancing:AddTags",
                        arn.text(),
                        TagAnswer.conditions(tags, ElbTags.NONE)))
            .toList(),
        call ->
            new Outcome<>(
                new AddTagsOutput(),
                Tagged.changed(request, arns, before -> before.with(tags), seen)));
  }
}
