package io.keyrota.server.elb;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.elb.Action;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.ElbTags;
import io.keyrota.rules.elb.Listener;
import io.keyrota.rules.elb.ListenerRule;
import io.keyrota.rules.elb.MutualAuthentication;
import io.keyrota.rules.elb.RuleCondition;
import io.keyrota.rules.elb.SslPolicy;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.DocumentFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What each format of listeners looks like, and that it is read for ever. */
class TablesGolden {
  private static final ElbArn ARN =
      ElbArn.loadBalancer(
              new AccountId("111122223333"), new Region("eu-central-1"), "web", "0123456789abcdef")
          .listener("fedcba9876543210");

  private static Document.Builder listener() {
    return Document.builder()
        .put(
            "arn",
            "arn:aws:elasticloadbalancing:eu-central-1:111122223333:"
                + "listener/app/web/0123456789abcdef/fedcba9876543210")
        .put("port", 8080)
        .put("protocol", "HTTP")
        .put("more", List.of())
        .putDocuments("actions", List.of(answer()));
  }

  private static Document answer() {
    return Document.builder().put("type", "fixed-response").put("status", 200).build();
  }

  private static Listener row(List<ListenerRule> rules) {
    return new Listener(
        ARN,
        8080,
        Listener.Protocol.HTTP,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        MutualAuthentication.OFF,
        new Action.FixedResponse(200, Optional.empty(), Optional.empty(), Optional.empty()),
        rules,
        new LinkedHashMap<>(),
        ElbTags.NONE);
  }

  @Test
  void listenersWithoutRules() {
    Document first = listener().put("attributes", Map.of()).put("tags", Map.of()).build();
    assertThat(ListenerTable.TABLE.kind()).isEqualTo("elb-listener");
    assertThat(ListenerTable.TABLE.read(1, first)).isEqualTo(row(List.of()));
  }

  @Test
  void listenersWithEveryCondition() {
    Document rule =
        Document.builder()
            .put("arn", ARN.rule("00000000000000aa").text())
            .put("priority", 7)
            .putDocuments(
                "conditions",
                List.of(
                    values("host-header", "*.example.com"),
                    values("path-pattern", "/a*"),
                    Document.builder()
                        .put("field", "http-header")
                        .put("name", "X-A")
                        .put("values", List.of("b"))
                        .build(),
                    values("http-request-method", "GET"),
                    values("source-ip", "192.0.2.0/24"),
                    Document.builder()
                        .put("field", "query-string")
                        .putDocuments(
                            "pairs",
                            List.of(
                                Document.builder().put("key", "k").put("value", "v").build(),
                                Document.builder().put("value", "w").build()))
                        .build()))
            .putDocuments("actions", List.of(answer()))
            .put("tags", Map.of("t", "u"))
            .build();
    Document second =
        listener()
            .putDocuments("rules", List.of(rule))
            .put("attributes", Map.of())
            .put("tags", Map.of())
            .build();
    LinkedHashMap<String, String> tags = new LinkedHashMap<>(Map.of("t", "u"));
    Listener row =
        row(
            List.of(
                new ListenerRule(
                    ARN.rule("00000000000000aa"),
                    7,
                    List.of(
                        new RuleCondition.HostHeader(List.of("*.example.com")),
                        new RuleCondition.PathPattern(List.of("/a*")),
                        new RuleCondition.HttpHeader("X-A", List.of("b")),
                        new RuleCondition.HttpRequestMethod(List.of("GET")),
                        new RuleCondition.SourceIp(List.of("192.0.2.0/24")),
                        new RuleCondition.QueryString(
                            List.of(
                                new RuleCondition.QueryString.Pair(Optional.of("k"), "v"),
                                new RuleCondition.QueryString.Pair(Optional.empty(), "w")))),
                    new Action.FixedResponse(
                        200, Optional.empty(), Optional.empty(), Optional.empty()),
                    new ElbTags(tags))));
    assertThat(ListenerTable.TABLE.read(2, second)).isEqualTo(row);
    assertThat(DocumentFormat.encode(ListenerTable.TABLE.write(row)))
        .isEqualTo(DocumentFormat.encode(second));
    assertThat(ListenerTable.TABLE.owner(row)).isEqualTo("web");
  }

  @Test
  void listenersWithRegularExpressions() {
    Document rule =
        Document.builder()
            .put("arn", ARN.rule("00000000000000aa").text())
            .put("priority", 7)
            .putDocuments(
                "conditions",
                List.of(
                    expressions("host-header", Optional.empty()),
                    expressions("path-pattern", Optional.empty()),
                    expressions("http-header", Optional.of("X-A"))))
            .putDocuments("actions", List.of(answer()))
            .put("tags", Map.of())
            .build();
    Document third =
        listener()
            .putDocuments("rules", List.of(rule))
            .put("attributes", Map.of())
            .put("tags", Map.of())
            .build();
    List<RuleCondition> conditions =
        Stream.of(RuleCondition.Expressions.On.values())
            .<RuleCondition>map(
                on ->
                    RuleCondition.Expressions.of(
                        on,
                        on == RuleCondition.Expressions.On.HTTP_HEADER
                            ? Optional.of("X-A")
                            : Optional.empty(),
                        List.of("^a+$", "b")))
            .toList();
    Listener row =
        row(
            List.of(
                new ListenerRule(
                    ARN.rule("00000000000000aa"),
                    7,
                    conditions,
                    new Action.FixedResponse(
                        200, Optional.empty(), Optional.empty(), Optional.empty()),
                    ElbTags.NONE)));
    assertThat(ListenerTable.TABLE.read(3, third)).isEqualTo(row);
    assertThat(DocumentFormat.encode(ListenerTable.TABLE.write(row)))
        .isEqualTo(DocumentFormat.encode(third));
  }

  @Test
  void listenersThatAskClientsForCertificates() {
    Document fourth =
        Document.builder()
            .put("arn", ARN.text())
            .put("port", 8443)
            .put("protocol", "HTTPS")
            .put("certificate", "one")
            .put("more", List.of())
            .put("sslPolicy", "ELBSecurityPolicy-TLS13-1-3-2021-06")
            .put("mutual", "passthrough")
            .putDocuments("actions", List.of(answer()))
            .putDocuments("rules", List.of())
            .put("attributes", Map.of())
            .put("tags", Map.of())
            .build();
    Listener row =
        new Listener(
            ARN,
            8443,
            Listener.Protocol.HTTPS,
            Optional.of("one"),
            List.of(),
            Optional.of(SslPolicy.TLS13_1_3_2021_06),
            MutualAuthentication.PASSTHROUGH,
            new Action.FixedResponse(200, Optional.empty(), Optional.empty(), Optional.empty()),
            List.of(),
            new LinkedHashMap<>(),
            ElbTags.NONE);
    assertThat(ListenerTable.TABLE.read(4, fourth)).isEqualTo(row);
    assertThat(DocumentFormat.encode(ListenerTable.TABLE.write(row)))
        .isEqualTo(DocumentFormat.encode(fourth));
  }

  @Test
  void listenersWhoseActionsHaveAnOrderAndStickiness() {
    Document forward =
        Document.builder()
            .put("order", 3)
            .put("type", "forward")
            .put("single", true)
            .putDocuments(
                "groups", List.of(Document.builder().put("arn", "group").put("weight", 7).build()))
            .put("sticky", "on")
            .put("stickySeconds", 60)
            .build();
    Document fifth =
        Document.builder()
            .put("arn", ARN.text())
            .put("port", 8080)
            .put("protocol", "HTTP")
            .put("more", List.of())
            .putDocuments("actions", List.of(forward))
            .putDocuments("rules", List.of())
            .put("attributes", Map.of())
            .put("tags", Map.of())
            .build();
    Listener row =
        new Listener(
            ARN,
            8080,
            Listener.Protocol.HTTP,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            MutualAuthentication.OFF,
            new Action.Forward(
                List.of(new Action.Weighted("group", 7)),
                true,
                new Action.Stickiness(true, Optional.of(60)),
                Optional.of(3)),
            List.of(),
            new LinkedHashMap<>(),
            ElbTags.NONE);
    assertThat(ListenerTable.TABLE.format()).isEqualTo(5);
    assertThat(ListenerTable.TABLE.read(5, fifth)).isEqualTo(row);
    assertThat(DocumentFormat.encode(ListenerTable.TABLE.write(row)))
        .isEqualTo(DocumentFormat.encode(fifth));
  }

  private static Document expressions(String field, Optional<String> name) {
    return Document.builder()
        .put("field", field)
        .put("name", name)
        .put("regexValues", List.of("^a+$", "b"))
        .build();
  }

  private static Document values(String field, String value) {
    return Document.builder().put("field", field).put("values", List.of(value)).build();
  }
}
