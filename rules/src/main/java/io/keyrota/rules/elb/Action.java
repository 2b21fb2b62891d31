package io.keyrota.rules.elb;

import java.util.List;
import java.util.Optional;

/** What a listener does with a request. */
public sealed interface Action {

  /**
   * Sends the request on to a target of one of the groups, chosen by weight.
   *
   * @param groups at least one, five at most
   * @param single whether it was given as one {@code TargetGroupArn}, which AWS then shows too
   */
  record Forward(List<Weighted> groups, boolean single) implements Action {
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
   * Sends the client elsewhere. The parts may hold {@code #{protocol}}, {@code #{host}}, {@code
   * #{port}}, {@code #{path}} and {@code #{query}}, which stand for the request's own.
   *
   * @param permanent 301, else 302
   */
  record Redirect(
      String protocol, String host, String port, String path, String query, boolean permanent)
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
  record FixedResponse(int status, Optional<String> contentType, Optional<String> body)
      implements Action {}
}
