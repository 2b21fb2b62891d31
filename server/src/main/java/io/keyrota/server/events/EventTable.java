package io.keyrota.server.events;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events of all services, by the time at which they happened; those that wait for the webhook are
 * due at that time, the others when they are to be forgotten. The kind is older than the events of
 * other services. Format 1: events of KMS alone, of one resource, all members of the detail texts,
 * no webhook. Format 2: kept for ever.
 */
final class EventTable implements Table<Event> {
  static final EventTable TABLE = new EventTable();

  private static final int OF_KMS_ALONE = 1;

  private EventTable() {}

  @Override
  public String kind() {
    return "kms-event";
  }

  @Override
  public int format() {
    return 3;
  }

  @Override
  public Document write(Event event) {
    return Document.builder()
        .put("id", event.id())
        .put("account", event.account().digits())
        .put("region", event.region().name())
        .put("time", event.time())
        .put("source", event.source())
        .put("detailType", event.detailType())
        .put("resources", event.resources())
        .putDocuments(
            "detail", event.detail().members().entrySet().stream().map(EventTable::member).toList())
        .put("delivery", event.delivery().name())
        .putInstant("kept", event.kept())
        .build();
  }

  private static Document member(Map.Entry<String, Detail.Value> member) {
    Document.Builder document = Document.builder().put("name", member.getKey());
    return switch (member.getValue()) {
      case Detail.Text text -> document.put("text", text.text()).build();
      case Detail.Whole number -> document.put("number", number.number()).build();
    };
  }

  @Override
  public Event read(int format, Document document) {
    boolean old = format == OF_KMS_ALONE;
    return new Event(
        document.text("id"),
        new AccountId(document.text("account")),
        new Region(document.text("region")),
        document.instant("time"),
        old ? "aws.kms" : document.text("source"),
        document.text("detailType"),
        old ? List.of(document.text("resource")) : document.texts("resources"),
        old ? oldDetail(document) : detail(document.documents("detail")),
        old ? Delivery.NONE : Delivery.valueOf(document.text("delivery")),
        document.optionalInstant("kept"));
  }

  private static Detail oldDetail(Document document) {
    LinkedHashMap<String, Detail.Value> members = new LinkedHashMap<>();
    document.map("detail").forEach((name, text) -> members.put(name, new Detail.Text(text)));
    return new Detail(members);
  }

  private static Detail detail(List<Document> documents) {
    LinkedHashMap<String, Detail.Value> members = new LinkedHashMap<>();
    for (Document member : documents) {
      members.put(
          member.text("name"),
          member
              .optionalText("text")
              .<Detail.Value>map(Detail.Text::new)
              .orElseGet(() -> new Detail.Whole(member.number("number"))));
    }
    return new Detail(members);
  }

  @Override
  public @Nullable Instant due(Event event) {
    return event.delivery() == Delivery.WAITING ? event.time() : event.kept().orElse(null);
  }
}
