package io.keyrota.rotator.aws;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * The time by which a rotation lives. A Keyrota in rehearsal says with every answer what time it is
 * there ({@code X-Keyrota-Now}), and that is the time; against AWS it is the machine's. The
 * answers' {@code Date} shows whether the machine's clock is right.
 */
public final class ServiceTime implements ExecutionInterceptor, InstantSource {
  private final InstantSource machine;
  private final AtomicReference<Optional<Heard>> heard = new AtomicReference<>(Optional.empty());

  /** What the last answer said. */
  private record Heard(Instant at, URI from, Optional<Instant> rehearsal, Optional<Instant> date) {}

  public ServiceTime(InstantSource machine) {
    this.machine = machine;
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    heard.set(
        Optional.of(
            new Heard(
                machine.instant(),
                context.httpRequest().getUri(),
                context
                    .httpResponse()
                    .firstMatchingHeader("X-Keyrota-Now")
                    .flatMap(ServiceTime::iso),
                context.httpResponse().firstMatchingHeader("Date").flatMap(ServiceTime::http))));
  }

  /** The service's time as of its last answer, run on at the machine's pace. */
  @Override
  public Instant instant() {
    Instant now = machine.instant();
    return heard
        .get()
        .flatMap(last -> last.rehearsal().map(r -> r.plus(Duration.between(last.at(), now))))
        .orElse(now);
  }

  /** Whether the service lives on a clock that can be moved. */
  public boolean rehearsal() {
    return heard.get().flatMap(Heard::rehearsal).isPresent();
  }

  /** How far the machine's clock was from the service's {@code Date}; zero when it sent none. */
  public Duration skew() {
    return heard
        .get()
        .flatMap(last -> last.date().map(date -> Duration.between(last.at(), date)))
        .orElse(Duration.ZERO);
  }

  /** Where the last answer came from. */
  public Optional<URI> endpoint() {
    return heard.get().map(last -> last.from().resolve("/"));
  }

  /** The name of the service that answered last; empty before the first answer. */
  public Optional<String> service() {
    return endpoint().map(ServiceName::of);
  }

  private static Optional<Instant> iso(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> http(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
