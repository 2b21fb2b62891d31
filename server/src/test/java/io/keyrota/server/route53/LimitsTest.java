package io.keyrota.server.route53;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.route53.AccountLimit;
import io.keyrota.models.route53.GetAccountLimitRequest;
import io.keyrota.models.route53.GetAccountLimitResponse;
import io.keyrota.models.route53.GetDNSSECRequest;
import io.keyrota.models.route53.GetDNSSECResponse;
import io.keyrota.models.route53.GetHealthCheckCountRequest;
import io.keyrota.models.route53.GetHealthCheckRequest;
import io.keyrota.models.route53.GetHostedZoneLimitRequest;
import io.keyrota.models.route53.GetHostedZoneLimitResponse;
import io.keyrota.models.route53.HostedZoneLimit;
import io.keyrota.models.route53.ListHealthChecksRequest;
import io.keyrota.models.route53.ListHealthChecksResponse;
import io.keyrota.models.route53.ListQueryLoggingConfigsRequest;
import io.keyrota.models.route53.QueryLoggingConfig;
import io.keyrota.models.route53.Route53Model;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Route 53 tells of quotas, and of what cannot be had here. */
class LimitsTest {
  @TempDir Path folder;
  private Route53Harness dns;

  @BeforeEach
  void open() {
    dns = new Route53Harness(folder);
  }

  @AfterEach
  void close() {
    dns.close();
  }

  @Test
  void limitsAreToldWithWhatIsThere() {
    String id = dns.zone("example.com", "one");
    GetHostedZoneLimitResponse zone = limit("MAX_RRSETS_BY_ZONE", id);
    assertThat(zone.limit()).isEqualTo(new HostedZoneLimit("MAX_RRSETS_BY_ZONE", 10_000L));
    assertThat(zone.count()).isEqualTo(2);
    refused(() -> limit("MAX_VPCS_ASSOCIATED_BY_ZONE", id)).as("HostedZoneNotPrivate");
    refused(() -> limit("MAX_RRSETS_BY_ZONE", "ZNONE")).as("NoSuchHostedZone");
    assertThat(limit("MAX_HOSTED_ZONES_BY_OWNER"))
        .isEqualTo(
            new GetAccountLimitResponse(new AccountLimit("MAX_HOSTED_ZONES_BY_OWNER", 500L), 1L));
    assertThat(limit("MAX_HEALTH_CHECKS_BY_OWNER").count()).isZero();
  }

  private GetHostedZoneLimitResponse limit(String type, String zone) {
    return dns.call(Route53Model.getHostedZoneLimit(), new GetHostedZoneLimitRequest(type, zone));
  }

  private GetAccountLimitResponse limit(String type) {
    return dns.call(Route53Model.getAccountLimit(), new GetAccountLimitRequest(type));
  }

  @Test
  void whatAZoneCannotHaveIsToldAsNone() {
    String id = dns.zone("example.com", "one");
    GetDNSSECResponse signing = dns.call(Route53Model.getDNSSEC(), new GetDNSSECRequest(id));
    assertThat(signing.status().serveSignature()).isEqualTo("NOT_SIGNING");
    assertThat(signing.keySigningKeys()).isEmpty();
    refused(() -> dns.call(Route53Model.getDNSSEC(), new GetDNSSECRequest("ZNONE")))
        .as("NoSuchHostedZone");
    assertThat(logging(id, null)).isEmpty();
    assertThat(logging(null, null)).isEmpty();
    refused(() -> logging("ZNONE", null)).as("NoSuchHostedZone");
    refused(() -> logging(null, "x")).as("InvalidPaginationToken");
    assertThat(
            dns.call(Route53Model.getHealthCheckCount(), new GetHealthCheckCountRequest())
                .healthCheckCount())
        .isZero();
    ListHealthChecksResponse checks =
        dns.call(Route53Model.listHealthChecks(), new ListHealthChecksRequest(null, "7"));
    assertThat(checks).isEqualTo(new ListHealthChecksResponse(List.of(), "", false, null, "7"));
    refused(() -> dns.call(Route53Model.listHealthChecks(), new ListHealthChecksRequest("x", null)))
        .as("InvalidInput");
    refused(() -> dns.call(Route53Model.getHealthCheck(), new GetHealthCheckRequest("x")))
        .as("NoSuchHealthCheck");
  }

  private List<QueryLoggingConfig> logging(@Nullable String zone, @Nullable String token) {
    return dns.call(
            Route53Model.listQueryLoggingConfigs(),
            new ListQueryLoggingConfigsRequest(zone, token, null))
        .queryLoggingConfigs();
  }
}
