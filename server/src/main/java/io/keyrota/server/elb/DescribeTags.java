package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.DescribeTagsInput;
import io.keyrota.models.elasticloadbalancing.DescribeTagsOutput;
import io.keyrota.models.elasticloadbalancing.TagDescription;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Shows the tags of resources, twenty at most, that must all exist. */
final class DescribeTags implements Operation<DescribeTagsInput, DescribeTagsOutput> {

  @Override
  public Prepared<DescribeTagsOutput> prepare(
      Request request, DescribeTagsInput input, Snapshot seen) {
    Named.needFew(input.resourceArns());
    List<ElbArn> arns = input.resourceArns().stream().distinct().map(Tagged::arn).toList();
    return Prepared.of(
        Permission.of("elasticloadbalancing:DescribeTags", "*"),
        call ->
            Outcome.of(
                new DescribeTagsOutput(
                    arns.stream()
                        .map(arn -> Tagged.of(request, arn, seen))
                        .map(
                            each ->
                                new TagDescription(each.arn().text(), TagAnswer.shown(each.tags())))
                        .toList())));
  }
}
