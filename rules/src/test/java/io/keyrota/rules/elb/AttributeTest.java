package io.keyrota.rules.elb;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which values attributes take, alone and together. */
class AttributeTest {

  private static String set(List<Attribute> known, String settings) {
    SequencedMap<String, String> before = new LinkedHashMap<>();
    List<Attribute.Setting> all = new ArrayList<>();
    for (String each : settings.split(" ", -1)) {
      int mark = each.indexOf('=');
      all.add(new Attribute.Setting(each.substring(0, mark), each.substring(mark + 1)));
    }
    try {
      return Attribute.set(known, before, all).isEmpty() ? "nothing" : "ok";
    } catch (Refusal refusal) {
      return refusal.code();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "client_keep_alive.seconds=59, ValidationError",
    "client_keep_alive.seconds=60, ok",
    "client_keep_alive.seconds=604800, ok",
    "client_keep_alive.seconds=604801, ValidationError",
    "client_keep_alive.seconds=060, ValidationError",
    "idle_timeout.timeout_seconds=4000, ok",
    "idle_timeout.timeout_seconds=99999999999, ValidationError",
    "load_balancing.cross_zone.enabled=true, ok",
    "load_balancing.cross_zone.enabled=false, ValidationError",
    "routing.http.desync_mitigation_mode=strictest, ok",
    "routing.http.desync_mitigation_mode=lax, ValidationError",
    "ipv6.deny_all_igw_traffic=true, ok",
    "access_logs.s3.enabled=true, InvalidConfigurationRequest",
    "access_logs.s3.enabled=true access_logs.s3.bucket=b, ok",
    "connection_logs.s3.enabled=true, InvalidConfigurationRequest",
    "health_check_logs.s3.enabled=true, InvalidConfigurationRequest",
    "health_check_logs.s3.bucket=b health_check_logs.s3.enabled=true, ok",
  })
  void ofLoadBalancers(String settings, String outcome) {
    assertThat(set(Attribute.OF_LOAD_BALANCERS, settings)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "deregistration_delay.timeout_seconds=0, ok",
    "deregistration_delay.timeout_seconds=3600, ok",
    "deregistration_delay.timeout_seconds=3601, ValidationError",
    "slow_start.duration_seconds=0, ok",
    "slow_start.duration_seconds=29, ValidationError",
    "slow_start.duration_seconds=30, ok",
    "slow_start.duration_seconds=901, ValidationError",
    "stickiness.lb_cookie.duration_seconds=0, ValidationError",
    "stickiness.app_cookie.duration_seconds=604800, ok",
    "stickiness.app_cookie.cookie_name=SESSION, ok",
    "stickiness.app_cookie.cookie_name=AWSALBAPP-1, ValidationError",
    "load_balancing.algorithm.anomaly_mitigation=on, InvalidConfigurationRequest",
    "load_balancing.algorithm.anomaly_mitigation=on load_balancing.algorithm.type=weighted_random, ok",
    "target_group_health.dns_failover.minimum_healthy_targets.count=off, ok",
    "target_group_health.dns_failover.minimum_healthy_targets.count=0, ValidationError",
    "target_group_health.dns_failover.minimum_healthy_targets.percentage=101, ValidationError",
    "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count=off, ValidationError",
    "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count=3, ok",
    "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage=100, ok",
  })
  void ofTargetGroups(String settings, String outcome) {
    assertThat(set(Attribute.OF_TARGET_GROUPS, settings)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "routing.http.response.server.enabled=false, ok, ok",
    "routing.http.response.access_control_max_age.header_value=60, ok, ok",
    "routing.http.request.x_amzn_tls_version.header_name=X-Tls, ok, ValidationError",
    "routing.http.request.x_amzn_mtls_clientcert_leaf.header_name=X-Leaf, ok, ValidationError",
    "routing.http.request.x_amzn_tls_version.header_name=Content-Length, ValidationError,"
        + " ValidationError",
    "routing.http.request.x_amzn_tls_version.header_name=X:Y, ValidationError, ValidationError",
    "tcp.idle_timeout.seconds=60, ValidationError, ValidationError",
  })
  void ofListeners(String settings, String https, String http) {
    assertThat(set(Attribute.OF_HTTPS_LISTENERS, settings)).isEqualTo(https);
    assertThat(set(Attribute.OF_HTTP_LISTENERS, settings)).isEqualTo(http);
  }
}
