package io.keyrota.rules.elb;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The attributes that can be set, with their defaults and forms. Some steer something here (the
 * idle time, the protection from deletion, the draining of targets), the others are kept and shown.
 *
 * @param form what a value must look like
 */
public record Attribute(String name, String standard, Pattern form) {
  private static final Pattern FLAG = Pattern.compile("true|false");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,4}");
  private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}]{0,1024}");

  /** How long a connection may say nothing, in seconds, 1 to 4000. */
  public static final String IDLE_TIMEOUT = "idle_timeout.timeout_seconds";

  public static final String DELETION_PROTECTION = "deletion_protection.enabled";

  /** Of application load balancers. */
  public static final List<Attribute> OF_LOAD_BALANCERS =
      List.of(
          flag("access_logs.s3.enabled", false),
          text("access_logs.s3.bucket", ""),
          text("access_logs.s3.prefix", ""),
          flag("connection_logs.s3.enabled", false),
          text("connection_logs.s3.bucket", ""),
          text("connection_logs.s3.prefix", ""),
          new Attribute("client_keep_alive.seconds", "3600", Pattern.compile("[0-9]{2,6}")),
          flag(DELETION_PROTECTION, false),
          new Attribute(IDLE_TIMEOUT, "60", Pattern.compile("[1-9][0-9]{0,2}|[1-3][0-9]{3}|4000")),
          flag("load_balancing.cross_zone.enabled", true),
          new Attribute(
              "routing.http.desync_mitigation_mode",
              "defensive",
              Pattern.compile("monitor|defensive|strictest")),
          flag("routing.http.drop_invalid_header_fields.enabled", false),
          flag("routing.http.preserve_host_header.enabled", false),
          flag("routing.http.x_amzn_tls_version_and_cipher_suite.enabled", false),
          flag("routing.http.xff_client_port.enabled", false),
          new Attribute(
              "routing.http.xff_header_processing.mode",
              "append",
              Pattern.compile("append|preserve|remove")),
          flag("routing.http2.enabled", true),
          flag("waf.fail_open.enabled", false),
          flag("zonal_shift.config.enabled", false));

  /** Of target groups of addresses. */
  public static final List<Attribute> OF_TARGET_GROUPS =
      List.of(
          new Attribute("deregistration_delay.timeout_seconds", "300", SECONDS),
          new Attribute(
              "load_balancing.algorithm.type",
              "round_robin",
              Pattern.compile("round_robin|least_outstanding_requests|weighted_random")),
          flag("load_balancing.algorithm.anomaly_mitigation", false, "off"),
          new Attribute(
              "load_balancing.cross_zone.enabled",
              "use_load_balancer_configuration",
              Pattern.compile("true|false|use_load_balancer_configuration")),
          new Attribute("slow_start.duration_seconds", "0", SECONDS),
          text("stickiness.app_cookie.cookie_name", ""),
          new Attribute(
              "stickiness.app_cookie.duration_seconds", "86400", Pattern.compile("[0-9]{1,6}")),
          flag("stickiness.enabled", false),
          new Attribute(
              "stickiness.lb_cookie.duration_seconds", "86400", Pattern.compile("[0-9]{1,6}")),
          new Attribute("stickiness.type", "lb_cookie", Pattern.compile("lb_cookie|app_cookie")));

  /** Of HTTP and HTTPS listeners. */
  public static final List<Attribute> OF_LISTENERS =
      List.of(
          flag("routing.http.response.server.enabled", true),
          text("routing.http.response.strict_transport_security.header_value", ""),
          text("routing.http.response.x_content_type_options.header_value", ""),
          text("routing.http.response.x_frame_options.header_value", ""),
          text("routing.http.response.content_security_policy.header_value", ""));

  private static Attribute flag(String name, boolean standard) {
    return new Attribute(name, Boolean.toString(standard), FLAG);
  }

  private static Attribute flag(String name, boolean on, String off) {
    return new Attribute(name, on ? "on" : off, Pattern.compile("on|off"));
  }

  private static Attribute text(String name, String standard) {
    return new Attribute(name, standard, TEXT);
  }

  /** A value for a name. */
  public record Setting(String name, String value) {}

  /**
   * What was set, and what is set now on top of it.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationError for a name that nobody knows or a value
   *     that does not fit it
   */
  public static SequencedMap<String, String> set(
      List<Attribute> known, SequencedMap<String, String> before, List<Setting> settings) {
    SequencedMap<String, String> next = new TreeMap<>(before);
    for (Setting setting : settings) {
      Attribute attribute =
          known.stream()
              .filter(each -> each.name.equals(setting.name()))
              .findFirst()
              .orElseThrow(
                  () ->
                      ElbRefusal.validation(
                          "Attribute key '" + setting.name() + "' is not recognized"));
      if (!attribute.form.matcher(setting.value()).matches()) {
        throw ElbRefusal.validation(
            "Attribute value '"
                + setting.value()
                + "' is not valid for the key '"
                + setting.name()
                + "'");
      }
      next.put(setting.name(), setting.value());
    }
    return next;
  }

  /** Every known attribute with the value that is set, or its default. */
  public static List<Setting> all(List<Attribute> known, SequencedMap<String, String> set) {
    return known.stream()
        .map(each -> new Setting(each.name, set.getOrDefault(each.name, each.standard)))
        .toList();
  }

  /** The value in force of one attribute. */
  public static String value(List<Attribute> known, SequencedMap<String, String> set, String name) {
    Optional<Attribute> attribute =
        known.stream().filter(each -> each.name.equals(name)).findFirst();
    return set.getOrDefault(name, attribute.map(Attribute::standard).orElse(""));
  }
}
