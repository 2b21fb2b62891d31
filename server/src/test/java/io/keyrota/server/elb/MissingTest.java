package io.keyrota.server.elb;

import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.deleteListener;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.deleteRule;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeTargetGroupAttributes;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeTargetGroups;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.elasticloadbalancing.DeleteListenerInput;
import io.keyrota.models.elasticloadbalancing.DeleteRuleInput;
import io.keyrota.models.elasticloadbalancing.DescribeTargetGroupAttributesInput;
import io.keyrota.models.elasticloadbalancing.DescribeTargetGroupsInput;
import io.keyrota.models.schema.OperationSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** AWS's words for what is named and is not there. */
class MissingTest {
  private final ElbHarness elb = new ElbHarness();

  private <I extends Record, O extends Record> String message(
      OperationSchema<I, O> schema, I input) {
    return elb.refusal(schema, input).orElseThrow().message();
  }

  @Test
  void awsDoesNotSayWhichListenerOrRuleIsNotThere() {
    String listener = elb.listener(elb.balancer("web"), 8443, "cert-1", elb.group("apps"));
    String none = listener.replaceAll("[0-9a-f]{16}$", "0123456789abcdef");
    assertThat(message(deleteListener(), new DeleteListenerInput(none)))
        .isEqualTo("One or more listeners not found");
    String rule = none.replace(":listener/", ":listener-rule/") + "/0123456789abcdef";
    assertThat(message(deleteRule(), new DeleteRuleInput(rule)))
        .isEqualTo("One or more rules not found");
  }

  @Test
  void aTargetGroupIsNamedWhereSomethingIsToBeDoneWithIt() {
    String none = elb.group("apps").replace("apps", "none");
    assertThat(
            message(describeTargetGroupAttributes(), new DescribeTargetGroupAttributesInput(none)))
        .isEqualTo("Target groups '" + none + "' not found");
    for (DescribeTargetGroupsInput each :
        List.of(
            new DescribeTargetGroupsInput(null, List.of(none), null, null, null),
            new DescribeTargetGroupsInput(null, null, List.of("none"), null, null))) {
      assertThat(message(describeTargetGroups(), each))
          .isEqualTo("One or more target groups not found");
    }
  }
}
