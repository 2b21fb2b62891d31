package io.keyrota.server.elb;

import io.keyrota.rules.elb.ElbTags;
import io.keyrota.rules.elb.ListenerRule;
import io.keyrota.rules.elb.RuleCondition;
import io.keyrota.server.store.Document;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a listener's rule is kept. */
final class RuleDocument {

  private RuleDocument() {}

  static Document write(ListenerRule rule) {
    return Document.builder()
        .put("arn", rule.arn().text())
        .put("priority", rule.priority())
        .putDocuments("conditions", rule.conditions().stream().map(RuleDocument::write).toList())
        .putDocuments("actions", List.of(ActionDocument.write(rule.action())))
        .put("tags", rule.tags().values())
        .build();
  }

  static ListenerRule read(Document document) {
    return new ListenerRule(
        ListenerTable.arn(document.text("arn")),
        Math.toIntExact(document.number("priority")),
        document.documents("conditions").stream().map(RuleDocument::condition).toList(),
        ActionDocument.read(document.documents("actions").getFirst()),
        new ElbTags(document.map("tags")));
  }

  private static Document write(RuleCondition condition) {
    Document.Builder document = Document.builder().put("field", condition.field());
    switch (condition) {
      case RuleCondition.HostHeader host -> document.put("values", host.values());
      case RuleCondition.PathPattern path -> document.put("values", path.values());
      case RuleCondition.HttpHeader header ->
          document.put("name", header.name()).put("values", header.values());
      case RuleCondition.HttpRequestMethod method -> document.put("values", method.values());
      case RuleCondition.SourceIp source -> document.put("values", source.values());
      case RuleCondition.Expressions expressions ->
          document.put("name", expressions.header()).put("regexValues", expressions.texts());
      case RuleCondition.QueryString query ->
          document.putDocuments(
              "pairs",
              query.values().stream()
                  .map(
                      pair ->
                          Document.builder()
                              .put("key", pair.key())
                              .put("value", pair.value())
                              .build())
                  .toList());
    }
    return document.build();
  }

  private static RuleCondition condition(Document document) {
    List<String> expressions = document.texts("regexValues");
    if (!expressions.isEmpty()) {
      return RuleCondition.Expressions.of(
          RuleCondition.Expressions.On.valueOf(
              document.text("field").replace('-', '_').toUpperCase(Locale.ROOT)),
          document.optionalText("name"),
          expressions);
    }
    return switch (document.text("field")) {
      case "host-header" -> new RuleCondition.HostHeader(document.texts("values"));
      case "path-pattern" -> new RuleCondition.PathPattern(document.texts("values"));
      case "http-header" ->
          new RuleCondition.HttpHeader(document.text("name"), document.texts("values"));
      case "http-request-method" -> new RuleCondition.HttpRequestMethod(document.texts("values"));
      case "source-ip" -> new RuleCondition.SourceIp(document.texts("values"));
      case "query-string" ->
          new RuleCondition.QueryString(
              document.documents("pairs").stream().map(RuleDocument::pair).toList());
      default -> throw new IllegalStateException("a stored rule has an unknown condition");
    };
  }

  private static RuleCondition.QueryString.Pair pair(Document document) {
    Optional<String> key = document.optionalText("key");
    return new RuleCondition.QueryString.Pair(key, document.text("value"));
  }
}
