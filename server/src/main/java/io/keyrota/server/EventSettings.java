package io.keyrota.server;

import io.keyrota.server.Setting.Place;
import io.keyrota.server.webhook.Webhook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings of events, a part of {@link SettingsTable}. */
final class EventSettings {
  /** The webhook is told of an event for about a day. */
  private static final Duration LEAST = Duration.ofDays(2);

  static final List<Setting> ALL =
      List.of(
          Setting.open(
              "events.webhook",
              "URL",
              "nobody is told",
              Place.ONCE,
              "Where events are posted as they happen, in EventBridge's shape (docs/events.md).",
              (draft, text) -> draft.webhook = Optional.of(Webhook.address(text))),
          Setting.open(
              "events.webhook-secret-file",
              "FILE",
              "posts are not signed",
              Place.ONCE,
              "A file that holds what posts are signed with, for its owner's eyes only (mode 600).",
              (draft, text) -> draft.webhookSecretFile = Optional.of(SettingsTable.path(text))),
          Setting.of(
              "events.keep",
              "TIME",
              "90d",
              "How long events are kept; at least 2d.",
              (draft, text) ->
                  draft.eventsKeep = Quantity.duration(text, LEAST, Duration.ofDays(36_500))));

  private EventSettings() {}
}
