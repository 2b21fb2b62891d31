package io.keyrota.server.events;

/** Whether an event is to be told to the webhook, and what came of it. */
public enum Delivery {
  /** There was no webhook when it happened. */
  NONE,
  /** It is to be told. */
  WAITING,
  /** The webhook took it. */
  DELIVERED,
  /** The webhook did not take it, however often it was tried. */
  GIVEN_UP
}
