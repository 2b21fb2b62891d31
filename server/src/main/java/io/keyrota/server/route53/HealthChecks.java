package io.keyrota.server.route53;

import io.keyrota.models.route53.GetHealthCheckCountResponse;
import io.keyrota.models.route53.ListHealthChecksRequest;
import io.keyrota.models.route53.ListHealthChecksResponse;
import io.keyrota.models.route53.Route53Model;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.route53.Route53Refusal;
import io.keyrota.server.aws.Api;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import java.util.List;

/** The operations that look at health checks: there are none, for none can be made. */
final class HealthChecks {
  private static final String MISSING = "no health check can be made";

  private HealthChecks() {}

  static Api in(Api api) {
    return api.with(
            Route53Model.getHealthCheckCount(),
            (request, input, seen) ->
                Prepared.of(
                    Permission.of("route53:GetHealthCheckCount", "*"),
                    call -> Outcome.of(new GetHealthCheckCountResponse(0L))),
            MISSING)
        .with(
            Route53Model.listHealthChecks(),
            (request, input, seen) ->
                Prepared.of(Permission.of("route53:ListHealthChecks", "*"), call -> listed(input)),
            MISSING)
        .with(
            Route53Model.getHealthCheck(),
            (request, input, seen) ->
                Prepared.of(
                    Permission.of(
                        "route53:GetHealthCheck",
                        "arn:aws:route53:::healthcheck/" + input.healthCheckId()),
                    call -> {
                      throw Route53Refusal.noSuchHealthCheck(input.healthCheckId());
                    }),
            MISSING);
  }

  private static Outcome<ListHealthChecksResponse> listed(ListHealthChecksRequest input) {
    int size = Pages.size(input.maxItems(), 100);
    if (input.marker() != null && !input.marker().isEmpty()) {
      // The list's own refusals are InvalidInput alone; no page of an empty list named a marker.
      throw Route53Refusal.invalidInput("Invalid Marker.");
    }
    return Outcome.of(
        new ListHealthChecksResponse(List.of(), "", false, null, Integer.toString(size)));
  }
}
