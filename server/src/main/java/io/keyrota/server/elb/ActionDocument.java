package io.keyrota.server.elb;

import io.keyrota.rules.elb.Action;
import io.keyrota.server.store.Document;
import java.util.Optional;

/** How a listener's action is kept: its order and stickiness since format 5, where it has them. */
final class ActionDocument {

  private ActionDocument() {}

  static Document write(Action action) {
    Document.Builder document = Document.builder();
    action.order().ifPresent(each -> document.put("order", each));
    switch (action) {
      case Action.Forward forward -> {
        document
            .put("type", "forward")
            .put("single", forward.single())
            .putDocuments(
                "groups",
                forward.groups().stream()
                    .map(
                        group ->
                            Document.builder()
                                .put("arn", group.targetGroupArn())
                                .put("weight", group.weight())
                                .build())
                    .toList());
        if (!forward.stickiness().equals(Action.Stickiness.OFF)) {
          document.put("sticky", forward.stickiness().enabled() ? "on" : "off");
          forward.stickiness().seconds().ifPresent(each -> document.put("stickySeconds", each));
        }
      }
      case Action.Redirect redirect ->
          document
              .put("type", "redirect")
              .put("protocol", redirect.protocol())
              .put("host", redirect.host())
              .put("port", redirect.port())
              .put("path", redirect.path())
              .put("query", redirect.query())
              .put("permanent", redirect.permanent());
      case Action.FixedResponse answer ->
          document
              .put("type", "fixed-response")
              .put("status", answer.status())
              .put("contentType", answer.contentType())
              .put("body", answer.body());
    }
    return document.build();
  }

  static Action read(Document document) {
    Optional<Integer> order = optional(document, "order");
    return switch (document.text("type")) {
      case "forward" ->
          new Action.Forward(
              document.documents("groups").stream()
                  .map(
                      group ->
                          new Action.Weighted(
                              group.text("arn"), Math.toIntExact(group.number("weight"))))
                  .toList(),
              document.flag("single"),
              new Action.Stickiness(
                  document.optionalText("sticky").filter("on"::equals).isPresent(),
                  optional(document, "stickySeconds")),
              order);
      case "redirect" ->
          new Action.Redirect(
              document.text("protocol"),
              document.text("host"),
              document.text("port"),
              document.text("path"),
              document.text("query"),
              document.flag("permanent"),
              order);
      case "fixed-response" ->
          new Action.FixedResponse(
              Math.toIntExact(document.number("status")),
              document.optionalText("contentType"),
              document.optionalText("body"),
              order);
      default -> throw new IllegalStateException("a stored listener has an unknown action");
    };
  }

  /** Neither is ever zero. */
  private static Optional<Integer> optional(Document document, String name) {
    return Optional.of(document.count(name)).filter(each -> each > 0);
  }
}
