package io.keyrota.server.edge;

import io.keyrota.rules.elb.HealthCheck;
import io.keyrota.rules.elb.Target;
import io.keyrota.rules.elb.TargetGroup;
import io.keyrota.rules.elb.TargetHealth;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;

/**
 * Asks targets whether they can serve, each at its group's interval, at the machine's pace: targets
 * live in the world and not on the rehearsal's clock. What is known is not kept over a restart.
 */
final class HealthChecks {
  private final HttpClient client;
  private final Map<Asked, Known> known = new ConcurrentHashMap<>();

  HealthChecks(HttpClient client) {
    this.client = client;
  }

  private record Asked(String group, Target target) {}

  private record Known(TargetHealth health, long askedAt) {}

  /** What is known of a target; a new one was not asked yet. */
  TargetHealth of(String group, Target target) {
    Known found = known.get(new Asked(group, target));
    return found == null ? TargetHealth.NEW : found.health();
  }

  /**
   * Asks those whose interval is over, and forgets who is in no group any more.
   *
   * @param groups those that listeners forward to
   * @param now of the machine's steady clock, in nanoseconds
   */
  void tick(Collection<TargetGroup> groups, long now) {
    Set<Asked> current = new HashSet<>();
    for (TargetGroup group : groups) {
      for (Target target : group.targets()) {
        Asked asked = new Asked(group.arn().text(), target);
        current.add(asked);
        Known before = known.get(asked);
        long interval = Duration.ofSeconds(group.healthCheck().intervalSeconds()).toNanos();
        if (before == null || now - before.askedAt() >= interval) {
          known.put(asked, new Known(before == null ? TargetHealth.NEW : before.health(), now));
          ask(asked, group);
        }
      }
    }
    known.keySet().retainAll(current);
  }

  private void ask(Asked asked, TargetGroup group) {
    HealthCheck check = group.healthCheck();
    long patience = Duration.ofSeconds(check.timeoutSeconds()).toMillis();
    client
        .request(
            new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(asked.target().address())
                .setPort(check.portOf(asked.target().port()))
                .setSsl(check.protocol() == TargetGroup.Protocol.HTTPS)
                .setURI(check.path())
                .setConnectTimeout(patience)
                .setIdleTimeout(patience)
                .putHeader("User-Agent", "ELB-HealthChecker/2.0"))
        .compose(request -> request.send())
        .compose(
            response -> {
              response.resume();
              return response.end().map(nothing -> response.statusCode());
            })
        .onComplete(
            ended ->
                learned(
                    asked,
                    check,
                    ended.succeeded()
                        ? new TargetHealth.Answer.Status(ended.result())
                        : failed(ended.cause())));
  }

  private static TargetHealth.Answer failed(Throwable why) {
    return why instanceof TimeoutException
        ? new TargetHealth.Answer.TimedOut()
        : new TargetHealth.Answer.Failed();
  }

  private void learned(Asked asked, HealthCheck check, TargetHealth.Answer answer) {
    known.computeIfPresent(
        asked, (key, now) -> new Known(now.health().after(answer, check), now.askedAt()));
  }
}
