package io.keyrota.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.server.store.Document;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How events stand in the store, for ever. */
class EventsGolden {
  private static final Instant TIME = Instant.parse("2026-11-24T10:11:12.987Z");
  private static final Instant KEPT = Instant.parse("2027-02-22T10:11:12.987Z");
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final Region REGION = new Region("eu-central-1");
  private static final String ARN =
      "arn:aws:acm:eu-central-1:111122223333:certificate/1234abcd-12ab-34cd-56ef-1234567890ab";

  @Test
  void anEventOfAnyService() {
    Event event =
        new Event(
            "1795515072987-00",
            ACCOUNT,
            REGION,
            TIME,
            "aws.acm",
            "ACM Certificate Approaching Expiration",
            List.of(ARN),
            Detail.empty().with("DaysToExpiry", 31).with("CommonName", "example.com"),
            Delivery.WAITING,
            Optional.of(KEPT));
    Document document =
        document(
            Map.entry("id", "1795515072987-00"),
            Map.entry("account", "111122223333"),
            Map.entry("region", "eu-central-1"),
            Map.entry("time", 1795515072987L),
            Map.entry("source", "aws.acm"),
            Map.entry("detailType", "ACM Certificate Approaching Expiration"),
            Map.entry("resources", List.of(ARN)),
            Map.entry(
                "detail",
                List.of(
                    document(Map.entry("name", "DaysToExpiry"), Map.entry("number", 31L)),
                    document(Map.entry("name", "CommonName"), Map.entry("text", "example.com")))),
            Map.entry("delivery", "WAITING"),
            Map.entry("kept", 1803291072987L));
    assertThat(EventTable.TABLE.format()).isEqualTo(3);
    assertThat(EventTable.TABLE.write(event)).isEqualTo(document);
    assertThat(EventTable.TABLE.read(3, document)).isEqualTo(event);
    assertThat(EventTable.TABLE.due(event)).isEqualTo(TIME);
    assertThat(EventTable.TABLE.due(event.with(Delivery.DELIVERED))).isEqualTo(KEPT);
  }

  @Test
  void anEventOfTheSecondFormatIsKeptUntilYoungerOnesAreForgotten() {
    Event event =
        EventTable.TABLE.read(
            2,
            document(
                Map.entry("id", "1795515072987-00"),
                Map.entry("account", "111122223333"),
                Map.entry("region", "eu-central-1"),
                Map.entry("time", 1795515072987L),
                Map.entry("source", "aws.acm"),
                Map.entry("detailType", "ACM Certificate Expired"),
                Map.entry("resources", List.of(ARN)),
                Map.entry("detail", List.of()),
                Map.entry("delivery", "DELIVERED")));
    assertThat(event)
        .isEqualTo(
            new Event(
                "1795515072987-00",
                ACCOUNT,
                REGION,
                TIME,
                "aws.acm",
                "ACM Certificate Expired",
                List.of(ARN),
                Detail.empty(),
                Delivery.DELIVERED,
                Optional.empty()));
    assertThat(EventTable.TABLE.due(event)).isNull();
  }

  @Test
  void anEventOfTheFirstFormatIsOneOfKms() {
    assertThat(EventTable.TABLE.kind()).isEqualTo("kms-event");
    Event event =
        EventTable.TABLE.read(
            1,
            document(
                Map.entry("id", "1795515072987-00"),
                Map.entry("account", "111122223333"),
                Map.entry("region", "eu-central-1"),
                Map.entry("time", 1795515072987L),
                Map.entry("detailType", "KMS CMK Deletion"),
                Map.entry("resource", "arn:aws:kms:eu-central-1:111122223333:key/1"),
                Map.entry("detail", document(Map.entry("key-id", "1")))));
    assertThat(event)
        .isEqualTo(
            new Event(
                "1795515072987-00",
                ACCOUNT,
                REGION,
                TIME,
                "aws.kms",
                "KMS CMK Deletion",
                List.of("arn:aws:kms:eu-central-1:111122223333:key/1"),
                Detail.empty().with("key-id", "1"),
                Delivery.NONE,
                Optional.empty()));
  }

  @SafeVarargs
  private static Document document(Map.Entry<String, ?>... members) {
    LinkedHashMap<String, Object> map = new LinkedHashMap<>();
    for (var member : members) {
      map.put(member.getKey(), member.getValue());
    }
    return new Document(map);
  }
}
