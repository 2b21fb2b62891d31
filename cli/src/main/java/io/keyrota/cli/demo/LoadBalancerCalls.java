package io.keyrota.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyrota.cli.Failure;
import io.keyrota.cli.KeyrotaClient;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Calls of Elastic Load Balancing, version 2: the AWS query protocol, signed. */
final class LoadBalancerCalls {
  private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

  private final KeyrotaClient client;

  LoadBalancerCalls(KeyrotaClient client) {
    this.client = client;
  }

  /** An answer in XML. */
  record Answer(String xml) {
    /** The text of the first element of that name. */
    String text(String element) {
      Matcher found = Pattern.compile("<" + element + ">([^<]*)</" + element + ">").matcher(xml);
      if (!found.find()) {
        throw new Failure("the server's answer has no " + element + ": " + xml);
      }
      return found.group(1);
    }
  }

  Answer call(String action, Map<String, String> parameters) {
    String body =
        "Action="
            + action
            + "&Version=2015-12-01"
            + parameters.entrySet().stream()
                .map(p -> "&" + p.getKey() + "=" + URLEncoder.encode(p.getValue(), UTF_8))
                .collect(Collectors.joining());
    HttpResponse<byte[]> answer =
        client.send("elasticloadbalancing", FORM, Map.of(), body.getBytes(UTF_8));
    String xml = new String(answer.body(), UTF_8);
    if (answer.statusCode() != 200) {
      throw new Failure(action + " was refused: " + xml);
    }
    return new Answer(xml);
  }
}
