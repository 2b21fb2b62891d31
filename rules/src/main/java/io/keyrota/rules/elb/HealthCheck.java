package io.keyrota.rules.elb;

import java.util.regex.Pattern;

/**
 * How a target group asks its targets whether they can serve.
 *
 * @param protocol what is spoken, whatever the group speaks
 * @param port {@code traffic-port}, or a number from 1 to 65535
 * @param path begins with a slash, 1,024 characters at most
 * @param intervalSeconds 5 to 300
 * @param timeoutSeconds 2 to 120, less than the interval
 * @param healthyThreshold good answers in a row until a target is healthy, 2 to 10
 * @param unhealthyThreshold bad answers in a row until a target is unhealthy, 2 to 10
 * @param matcher the statuses that are good: {@code 200}, {@code 200,202} or {@code 200-299}
 */
public record HealthCheck(
    TargetGroup.Protocol protocol,
    String port,
    String path,
    int intervalSeconds,
    int timeoutSeconds,
    int healthyThreshold,
    int unhealthyThreshold,
    String matcher) {
  /** The port that requests go to. */
  public static final String TRAFFIC_PORT = "traffic-port";

  /** AWS's defaults for groups of instances and addresses. */
  public static final HealthCheck STANDARD =
      new HealthCheck(TargetGroup.Protocol.HTTP, TRAFFIC_PORT, "/", 30, 5, 5, 2, "200");

  private static final Pattern STATUSES = Pattern.compile("[2-4][0-9]{2}([-,][2-4][0-9]{2}){0,9}");

  /**
   * The same, if AWS would take it.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationError
   */
  public HealthCheck checked() {
    between("Health check interval", intervalSeconds, 5, 300);
    between("Health check timeout", timeoutSeconds, 2, 120);
    between("Healthy threshold count", healthyThreshold, 2, 10);
    between("Unhealthy threshold count", unhealthyThreshold, 2, 10);
    if (timeoutSeconds >= intervalSeconds) {
      throw ElbRefusal.validation(
          "Health check timeout '"
              + timeoutSeconds
              + "' must be smaller than the interval '"
              + intervalSeconds
              + "'");
    }
    if (!path.startsWith("/") || path.length() > 1024) {
      throw ElbRefusal.validation(
          "Health check path '" + path + "' must start with '/' and have 1024 characters at most");
    }
    if (!port.equals(TRAFFIC_PORT) && !isPort(port)) {
      throw ElbRefusal.validation(
          "Health check port '" + port + "' must be 'traffic-port' or in the range 1-65535");
    }
    if (!STATUSES.matcher(matcher).matches()) {
      throw ElbRefusal.validation("Health check matcher HTTP code '" + matcher + "' is not valid");
    }
    return this;
  }

  private static void between(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw ElbRefusal.validation(
          what + " '" + value + "' must be in the range " + least + "-" + most);
    }
  }

  /** Whether the text is a port, 1 to 65535. */
  public static boolean isPort(String text) {
    return text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= 65_535;
  }

  /** Whether an answer of that status is a good one. */
  public boolean matches(int status) {
    for (String part : matcher.split(",", -1)) {
      int dash = part.indexOf('-');
      int from = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
      int to = Integer.parseInt(dash < 0 ? part : part.substring(part.lastIndexOf('-') + 1));
      if (status >= from && status <= to) {
        return true;
      }
    }
    return false;
  }

  /** The port of the check on a target with that port for requests. */
  public int portOf(int trafficPort) {
    return port.equals(TRAFFIC_PORT) ? trafficPort : Integer.parseInt(port);
  }
}
