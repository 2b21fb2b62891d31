package io.keyrota.rules.elb;

import java.util.List;
import java.util.Optional;

/** What a listener does with a request. */
public sealed interface Action {

  /** The number that it was given among the actions, 1 to 50,000, which AWS shows again. */
  Optional<Integer> order();

  /**
   * Sends the request on to a target of one of the groups, chosen by weight.
   *
   * @param groups at least one, five at most
   * @param single whether it is one group, which AWS then shows as {@code TargetGroupArn} too
   */
  record Forward(
      List<Weighted> groups, boolean single, Stickiness stickiness, Optional<Integer> order)
      implements Action {
    /** AWS's quota for one action. */
    public static final int MOST_GROUPS = 5;

    public Forward {
      groups = List.copyOf(groups);
    }
  }

  /**
   * A target group's share.
   *
   * @param weight 0 to 999
   */
  record Weighted(String targetGroupArn, int weight) {}

  /**
   * Whether a client stays with the group that it met first, which is kept and shown.
   *
   * @param seconds for how long; always there where it is enabled
   */
  record Stickiness(boolean enabled, Optional<Integer> seconds) {
    /** What a forward has when nothing is said of it. */
    public static final Stickiness OFF = new Stickiness(false, Optional.empty());

    /** Seven days, AWS's longest. */
    private static final int LONGEST = 604_800;

    /**
     * The same, if AWS would take it.
     *
     * @throws io.keyrota.rules.aws.Refusal ValidationError
     */
    public Stickiness checked() {
      if (enabled && seconds.isEmpty()) {
        throw ElbRefusal.validation(
            "Target group stickiness duration must be specified when stickiness is enabled");
      }
      seconds.ifPresent(
          each -> {
            if (each < 1 || each > LONGEST) {
              throw ElbRefusal.validation(
                  "Target group stickiness duration '"
                      + each
                      + "' must be in the range 1-"
                      + LONGEST);
            }
          });
      return this;
    }
  }

  /**
   * Sends the client elsewhere. The parts may hold {@code #{protocol}}, {@code #{host}}, {@code
   * #{port}}, {@code #{path}} and {@code #{query}}, which stand for the request's own.
   *
   * @param permanent 301, else 302
   */
  record Redirect(
      String protocol,
      String host,
      String port,
      String path,
      String query,
      boolean permanent,
      Optional<Integer> order)
      implements Action {

    /** Where a request is sent. */
    public String location(
        String ownProtocol, String ownHost, String ownPort, String ownPath, String ownQuery) {
      String scheme = protocol.replace("#{protocol}", ownProtocol);
      String number = port.replace("#{port}", ownPort);
      String implied = scheme.equals("HTTPS") ? "443" : "80";
      String filled = fill(query, ownHost, number, ownPath, ownQuery, scheme);
      return scheme.toLowerCase(java.util.Locale.ROOT)
          + "://"
          + fill(host, ownHost, number, ownPath, ownQuery, scheme)
          + (number.equals(implied) ? "" : ":" + number)
          + fill(path, ownHost, number, ownPath, ownQuery, scheme).replaceFirst("^(?!/)", "/")
          + (filled.isEmpty() ? "" : "?" + filled);
    }

    private static String fill(
        String template,
        String ownHost,
        String ownPort,
        String ownPath,
        String ownQuery,
        String ownProtocol) {
      // One pass: what the request brings is never read as a placeholder.
      StringBuilder filled = new StringBuilder();
      int at = 0;
      while (at < template.length()) {
        int open = template.indexOf("#{", at);
        int close = open < 0 ? -1 : template.indexOf('}', open);
        if (close < 0) {
          break;
        }
        filled.append(template, at, open);
        filled.append(
            switch (template.substring(open + 2, close)) {
              case "host" -> ownHost;
              case "port" -> ownPort;
              case "path" -> ownPath.startsWith("/") ? ownPath.substring(1) : ownPath;
              case "query" -> ownQuery;
              case "protocol" -> ownProtocol;
              default -> template.substring(open, close + 1);
            });
        at = close + 1;
      }
      return filled.append(template.substring(at)).toString();
    }
  }

  /**
   * Answers by itself.
   *
   * @param status 200 to 599 without 300 to 399
   * @param contentType one of text/plain, text/css, text/html, application/javascript,
   *     application/json
   * @param body at most 1,024 characters
   */
  record FixedResponse(
      int status, Optional<String> contentType, Optional<String> body, Optional<Integer> order)
      implements Action {}
}
