package io.keyrota.server.elb;

import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.createTargetGroup;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeTargetGroupAttributes;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeTargetHealth;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.modifyTargetGroup;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.registerTargets;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.elasticloadbalancing.AnomalyDetection;
import io.keyrota.models.elasticloadbalancing.CreateTargetGroupInput;
import io.keyrota.models.elasticloadbalancing.DescribeTargetGroupAttributesInput;
import io.keyrota.models.elasticloadbalancing.DescribeTargetHealthInput;
import io.keyrota.models.elasticloadbalancing.Matcher;
import io.keyrota.models.elasticloadbalancing.ModifyTargetGroupInput;
import io.keyrota.models.elasticloadbalancing.RegisterTargetsInput;
import io.keyrota.models.elasticloadbalancing.TargetDescription;
import io.keyrota.models.elasticloadbalancing.TargetGroup;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a target group is made of is shown again, or refused, never left aside. */
class TargetGroupsTest {
  private final ElbHarness elb = new ElbHarness();

  private static CreateTargetGroupInput group(
      String protocol,
      @Nullable String checked,
      @Nullable Boolean enabled,
      @Nullable Matcher matcher,
      @Nullable String addresses,
      @Nullable Integer control) {
    return new CreateTargetGroupInput(
        "apps", protocol, null, 443, "vpc-1", checked, null, enabled, null, null, null, null, null,
        matcher, "ip", null, addresses, control);
  }

  private TargetGroup made(CreateTargetGroupInput input) {
    return Objects.requireNonNull(elb.call(createTargetGroup(), input).targetGroups()).getFirst();
  }

  @Test
  void healthChecksSpeakHttpUnlessTheyAreToldOtherwise() {
    TargetGroup shown = made(group("HTTPS", null, null, null, null, null));
    assertThat(shown.protocol()).isEqualTo("HTTPS");
    assertThat(shown.healthCheckProtocol()).isEqualTo("HTTP");
    String arn = Objects.requireNonNull(shown.targetGroupArn());
    assertThat(modified(arn, "HTTPS", null, null)).isEmpty();
    assertThat(
            Objects.requireNonNull(
                    elb.call(
                            modifyTargetGroup(),
                            new ModifyTargetGroupInput(
                                arn, null, null, "/h", true, null, null, null, null, null))
                        .targetGroups())
                .getFirst()
                .healthCheckProtocol())
        .isEqualTo("HTTPS");
    assertThat(modified(arn, "TCP", null, null)).isEqualTo("InvalidConfigurationRequest");
    assertThat(modified(arn, null, false, null)).isEqualTo("ValidationError");
    assertThat(modified(arn, null, null, new Matcher(null, "0"))).isEqualTo("ValidationError");
  }

  private String modified(
      String arn, @Nullable String protocol, @Nullable Boolean enabled, @Nullable Matcher matcher) {
    return elb.code(
        modifyTargetGroup(),
        new ModifyTargetGroupInput(
            arn, protocol, null, null, enabled, null, null, null, null, matcher));
  }

  @ParameterizedTest
  @CsvSource({
    "TCP, , , , InvalidConfigurationRequest",
    "HTTP, TCP, , , InvalidConfigurationRequest",
    "HTTP, , false, , ValidationError",
    "HTTP, , , 8000, InvalidConfigurationRequest",
    "HTTP, HTTPS, true, , ''"
  })
  void whatIsNotThereIsRefused(
      String protocol,
      @Nullable String checked,
      @Nullable Boolean enabled,
      @Nullable Integer control,
      String code) {
    assertThat(
            elb.code(createTargetGroup(), group(protocol, checked, enabled, null, null, control)))
        .isEqualTo(code);
  }

  @Test
  void gRpcCodesAreForTargetsThatSpeakIt() {
    assertThat(
            elb.code(
                createTargetGroup(),
                group("HTTP", null, null, new Matcher(null, "12"), null, null)))
        .isEqualTo("ValidationError");
  }

  @Test
  void targetsAreOfTheAddressTypeOfTheirGroup() {
    TargetGroup shown = made(group("HTTP", null, null, null, "ipv6", null));
    assertThat(shown.ipAddressType()).isEqualTo("ipv6");
    assertThat(elb.code(createTargetGroup(), group("HTTP", null, null, null, "ipv4", null)))
        .isEqualTo("DuplicateTargetGroupName");
    String arn = Objects.requireNonNull(shown.targetGroupArn());
    assertThat(elb.code(registerTargets(), targets(arn, "10.0.0.1"))).isEqualTo("InvalidTarget");
    assertThat(elb.code(registerTargets(), targets(arn, "2001:db8::7"))).isEmpty();
    var health =
        elb.call(describeTargetHealth(), new DescribeTargetHealthInput(arn, null, List.of("All")));
    assertThat(Objects.requireNonNull(health.targetHealthDescriptions()).getFirst())
        .satisfies(
            each ->
                assertThat(each.anomalyDetection())
                    .isEqualTo(new AnomalyDetection("normal", "no")));
  }

  private static RegisterTargetsInput targets(String arn, String id) {
    return new RegisterTargetsInput(arn, List.of(new TargetDescription(id, null, null, null)));
  }

  @Test
  void everyAttributeOfAwsIsShown() {
    assertThat(
            elb.call(
                    describeTargetGroupAttributes(),
                    new DescribeTargetGroupAttributesInput(elb.group("apps")))
                .attributes())
        .extracting(each -> each.key() + "=" + each.value())
        .contains(
            "target_group_health.dns_failover.minimum_healthy_targets.count=1",
            "target_group_health.dns_failover.minimum_healthy_targets.percentage=off",
            "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count=1",
            "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage=off");
  }
}
