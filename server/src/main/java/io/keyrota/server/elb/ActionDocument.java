package io.keyrota.server.elb;

import io.keyrota.rules.elb.Action;
import io.keyrota.server.store.Document;

/** How a listener's action is kept. */
final class ActionDocument {

  private ActionDocument() {}

  static Document write(Action action) {
    Document.Builder document = Document.builder();
    switch (action) {
      case Action.Forward forward ->
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
    return switch (document.text("type")) {
      case "forward" ->
          new Action.Forward(
              document.documents("groups").stream()
                  .map(
                      group ->
                          new Action.Weighted(
                              group.text("arn"), Math.toIntExact(group.number("weight"))))
                  .toList(),
              document.flag("single"));
      case "redirect" ->
          new Action.Redirect(
              document.text("protocol"),
              document.text("host"),
              document.text("port"),
              document.text("path"),
              document.text("query"),
              document.flag("permanent"));
      case "fixed-response" ->
          new Action.FixedResponse(
              Math.toIntExact(document.number("status")),
              document.optionalText("contentType"),
              document.optionalText("body"));
      default -> throw new IllegalStateException("a stored listener has an unknown action");
    };
  }
}
