package io.keyrota.rules.elb;

import java.util.regex.Pattern;

/**
 * Where requests go: an IP address and a port.
 *
 * @param address in the form that was given
 * @param port 1 to 65535
 */
public record Target(String address, int port) {
  private static final Pattern V4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?!$)|$)){4}");
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]{2,39}");

  /**
   * A target that can be registered.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidTarget for what is no IP address, and for
   *     link-local addresses, where clouds keep their metadata
   */
  public static Target checked(String id, int port) {
    boolean v4 = V4.matcher(id).matches();
    boolean v6 = id.contains(":") && V6.matcher(id).matches();
    if (!v4 && !v6) {
      throw ElbRefusal.invalidTarget("The IP address '" + id + "' is not a valid IP address");
    }
    boolean linkLocal = id.startsWith("169.254.") || id.matches("(?i)fe[89ab].*");
    if (linkLocal || id.matches("0(\\.0){3}|[:0]+")) {
      throw ElbRefusal.invalidTarget("The IP address '" + id + "' cannot be a target");
    }
    if (port < 1 || port > 65_535) {
      throw ElbRefusal.validation("The port '" + port + "' must be in the range 1-65535");
    }
    return new Target(id, port);
  }
}
