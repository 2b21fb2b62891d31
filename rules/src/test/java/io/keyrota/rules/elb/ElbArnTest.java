package io.keyrota.rules.elb;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElbArnTest {
  private static final ElbArn BALANCER =
      ElbArn.loadBalancer(
          new AccountId("111122223333"), new Region("eu-central-1"), "web", "0123456789abcdef");

  @Test
  void everyKindReadsBackAsItWasWritten() {
    ElbArn listener = BALANCER.listener("fedcba9876543210");
    ElbArn group =
        ElbArn.targetGroup(BALANCER.account(), BALANCER.region(), "apps", "0123456789abcdef");

    assertThat(BALANCER.text())
        .isEqualTo(
            "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/web/0123456789abcdef");
    assertThat(listener.text())
        .isEqualTo(
            "arn:aws:elasticloadbalancing:eu-central-1:111122223333:listener/app/web/0123456789abcdef/fedcba9876543210");
    assertThat(group.text())
        .isEqualTo(
            "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/apps/0123456789abcdef");
    assertThat(ElbArn.parse(BALANCER.text())).contains(BALANCER);
    assertThat(ElbArn.parse(listener.text())).contains(listener);
    assertThat(ElbArn.parse(group.text())).contains(group);
    assertThat(listener.loadBalancer()).isEqualTo(BALANCER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "web",
        "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/web",
        "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/web/0123456789abcdef",
        "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/web/0123456789abcdef/1",
        "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/web/0123456789abcdef/fedcba9876543210",
        "arn:aws:elasticloadbalancing:eu-central-1:111122223333:listener/app/web/0123456789abcdef",
        "arn:aws:elasticloadbalancing:eu-central-1:11112222333:targetgroup/apps/0123456789abcdef",
        "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/apps/0123456789ABCDEF",
        "arn:aws:acm:eu-central-1:111122223333:certificate/0123456789abcdef"
      })
  void anythingElseIsNoArn(String text) {
    assertThat(ElbArn.parse(text)).isEmpty();
  }
}
