package io.keyrota.rules.elb;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The attributes that can be set, with their defaults and forms. Some steer something here (the
 * idle time, the protection from deletion, what targets and clients are told), the others are kept
 * and shown.
 *
 * @param form what a value must look like
 */
public record Attribute(String name, String standard, Predicate<String> form) {
  private static final Predicate<String> TEXT =
      Pattern.compile("[^\\p{Cntrl}]{0,1024}").asMatchPredicate();
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,6}");
  private static final int WEEK = 604_800;

  /** More targets than a group can have. */
  private static final int MANY = 1000;

  /** How long a connection may say nothing, in seconds, 1 to 4000. */
  public static final String IDLE_TIMEOUT = "idle_timeout.timeout_seconds";

  public static final String DELETION_PROTECTION = "deletion_protection.enabled";

  /** Whether internet gateways are kept out; an internal load balancer's standard is true. */
  public static final String IPV6_DENY = "ipv6.deny_all_igw_traffic";

  /** Whether targets are told the TLS version and cipher suite of the client's connection. */
  public static final String TLS_HEADERS =
      "routing.http.x_amzn_tls_version_and_cipher_suite.enabled";

  /** Whether the client's port stands behind its address in {@code X-Forwarded-For}. */
  public static final String XFF_CLIENT_PORT = "routing.http.xff_client_port.enabled";

  /** What becomes of {@code X-Forwarded-For}: append, preserve or remove. */
  public static final String XFF_MODE = "routing.http.xff_header_processing.mode";

  /** Header fields that cannot be named anew, in lower case: others rely on them. */
  private static final Set<String> KEPT_FIELDS =
      Set.of(
          "connection",
          "content-length",
          "content-type",
          "cookie",
          "host",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "x-forwarded-for",
          "x-forwarded-port",
          "x-forwarded-proto");

  private static final Predicate<String> FIELD =
      Pattern.compile("[A-Za-z0-9_-]{0,40}")
          .asMatchPredicate()
          .and(name -> !KEPT_FIELDS.contains(name.toLowerCase(Locale.ROOT)));

  /** Whether responses may have a {@code Server} field. */
  public static final String SERVER = "routing.http.response.server.enabled";

  private static final Pattern RESPONSE_HEADER =
      Pattern.compile("routing\\.http\\.response\\.([a-z_]+)\\.header_value");

  private static final String ALGORITHM = "load_balancing.algorithm.type";
  private static final String ANOMALY_MITIGATION = "load_balancing.algorithm.anomaly_mitigation";

  /** Of application load balancers. */
  public static final List<Attribute> OF_LOAD_BALANCERS =
      List.of(
          flag("access_logs.s3.enabled", false),
          text("access_logs.s3.bucket", ""),
          text("access_logs.s3.prefix", ""),
          flag("connection_logs.s3.enabled", false),
          text("connection_logs.s3.bucket", ""),
          text("connection_logs.s3.prefix", ""),
          flag("health_check_logs.s3.enabled", false),
          text("health_check_logs.s3.bucket", ""),
          text("health_check_logs.s3.prefix", ""),
          new Attribute("client_keep_alive.seconds", "3600", number(60, WEEK)),
          flag(DELETION_PROTECTION, false),
          new Attribute(IDLE_TIMEOUT, "60", number(1, 4000)),
          flag(IPV6_DENY, false),
          // Of an application load balancer it cannot be changed.
          oneOf("load_balancing.cross_zone.enabled", "true"),
          oneOf(
              "routing.http.desync_mitigation_mode",
              "defensive",
              "defensive",
              "monitor",
              "strictest"),
          flag("routing.http.drop_invalid_header_fields.enabled", false),
          flag("routing.http.preserve_host_header.enabled", false),
          flag(TLS_HEADERS, false),
          flag(XFF_CLIENT_PORT, false),
          oneOf(XFF_MODE, "append", "append", "preserve", "remove"),
          flag("routing.http2.enabled", true),
          flag("waf.fail_open.enabled", false),
          flag("zonal_shift.config.enabled", false));

  /** Of target groups of addresses. */
  public static final List<Attribute> OF_TARGET_GROUPS =
      List.of(
          new Attribute("deregistration_delay.timeout_seconds", "300", number(0, 3600)),
          oneOf(
              ALGORITHM,
              "round_robin",
              "least_outstanding_requests",
              "round_robin",
              "weighted_random"),
          oneOf(ANOMALY_MITIGATION, "off", "off", "on"),
          oneOf(
              "load_balancing.cross_zone.enabled",
              "use_load_balancer_configuration",
              "false",
              "true",
              "use_load_balancer_configuration"),
          new Attribute("slow_start.duration_seconds", "0", number(30, 900).or("0"::equals)),
          new Attribute(
              "stickiness.app_cookie.cookie_name",
              "",
              TEXT.and(name -> !name.startsWith("AWSALB"))),
          new Attribute("stickiness.app_cookie.duration_seconds", "86400", number(1, WEEK)),
          flag("stickiness.enabled", false),
          new Attribute("stickiness.lb_cookie.duration_seconds", "86400", number(1, WEEK)),
          oneOf("stickiness.type", "lb_cookie", "app_cookie", "lb_cookie"),
          healthy("dns_failover.minimum_healthy_targets.count", "1", MANY, true),
          healthy("dns_failover.minimum_healthy_targets.percentage", "off", 100, true),
          healthy("unhealthy_state_routing.minimum_healthy_targets.count", "1", MANY, false),
          healthy("unhealthy_state_routing.minimum_healthy_targets.percentage", "off", 100, true));

  /** Of HTTP listeners: what responses say. */
  public static final List<Attribute> OF_HTTP_LISTENERS =
      Stream.concat(
              Stream.of(flag(SERVER, true)),
              Stream.of(
                      "strict_transport_security",
                      "access_control_allow_origin",
                      "access_control_allow_methods",
                      "access_control_allow_headers",
                      "access_control_allow_credentials",
                      "access_control_expose_headers",
                      "access_control_max_age",
                      "content_security_policy",
                      "x_content_type_options",
                      "x_frame_options")
                  .map(each -> text("routing.http.response." + each + ".header_value", "")))
          .toList();

  /** Of HTTPS listeners: also how the headers are named that tell targets of TLS. */
  public static final List<Attribute> OF_HTTPS_LISTENERS =
      Stream.concat(
              OF_HTTP_LISTENERS.stream(),
              Stream.of(
                      "x_amzn_mtls_clientcert_serial_number",
                      "x_amzn_mtls_clientcert_issuer",
                      "x_amzn_mtls_clientcert_subject",
                      "x_amzn_mtls_clientcert_validity",
                      "x_amzn_mtls_clientcert_leaf",
                      "x_amzn_mtls_clientcert",
                      "x_amzn_tls_version",
                      "x_amzn_tls_cipher_suite")
                  .map(each -> new Attribute(requestHeader(each), "", FIELD)))
          .toList();

  private static Attribute flag(String name, boolean standard) {
    return oneOf(name, Boolean.toString(standard), "false", "true");
  }

  private static Attribute oneOf(String name, String standard, String... values) {
    List<String> all = values.length == 0 ? List.of(standard) : List.of(values);
    return new Attribute(name, standard, all::contains);
  }

  private static Predicate<String> number(int least, int most) {
    return text ->
        NUMBER.matcher(text).matches()
            && Integer.parseInt(text) >= least
            && Integer.parseInt(text) <= most;
  }

  private static Attribute healthy(String name, String standard, int most, boolean canBeOff) {
    return new Attribute(
        "target_group_health." + name,
        standard,
        number(1, most).or(text -> canBeOff && text.equals("off")));
  }

  private static Attribute text(String name, String standard) {
    return new Attribute(name, standard, TEXT);
  }

  /** The attribute that names the header field by which targets are told something. */
  private static String requestHeader(String told) {
    return "routing.http.request." + told + ".header_name";
  }

  /** The name that was set for such a header field, or its own. */
  static String named(SequencedMap<String, String> set, String field) {
    String name = requestHeader(field.toLowerCase(Locale.ROOT).replace('-', '_'));
    String given = set.getOrDefault(name, "");
    return given.isEmpty() ? field : given;
  }

  /** The header field of responses whose value the attribute of that name is. */
  static Optional<String> responseHeader(String name) {
    Matcher matcher = RESPONSE_HEADER.matcher(name);
    return matcher.matches()
        ? Optional.of(
            Arrays.stream(matcher.group(1).split("_", -1))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining("-")))
        : Optional.empty();
  }

  /** A value for a name. */
  public record Setting(String name, String value) {}

  /**
   * What was set, and what is set now on top of it.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationError for a name that nobody knows or a value
   *     that does not fit it, InvalidConfigurationRequest for values that do not fit together
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
      if (!attribute.form.test(setting.value())) {
        throw ElbRefusal.validation(
            "Attribute value '"
                + setting.value()
                + "' is not valid for the key '"
                + setting.name()
                + "'");
      }
      next.put(setting.name(), setting.value());
    }
    needFitting(known, next);
    return next;
  }

  private static void needFitting(List<Attribute> known, SequencedMap<String, String> next) {
    for (String logs : List.of("access_logs", "connection_logs", "health_check_logs")) {
      if (value(known, next, logs + ".s3.enabled").equals("true")
          && value(known, next, logs + ".s3.bucket").isEmpty()) {
        throw ElbRefusal.configuration(
            "The attribute '" + logs + ".s3.bucket' must be specified where logs are enabled");
      }
    }
    if (value(known, next, ANOMALY_MITIGATION).equals("on")
        && !value(known, next, ALGORITHM).equals("weighted_random")) {
      throw ElbRefusal.configuration(
          "Anomaly mitigation is available with the algorithm 'weighted_random' only");
    }
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
