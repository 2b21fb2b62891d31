package io.keyrota.server.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyrota.server.audit.AuditEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Audit entries to test stores with. */
public final class Entries {
  private Entries() {}

  public static AuditEntry entry() {
    return entry(UUID.randomUUID().toString());
  }

  public static AuditEntry entry(String eventId) {
    return new AuditEntry(
        eventId,
        Instant.parse("2026-11-24T00:00:00Z"),
        Optional.empty(),
        "root",
        "111122223333",
        "iam.amazonaws.com",
        "CreateThing",
        "us-east-1",
        true,
        Optional.empty(),
        ("{\"eventID\":\"" + eventId + "\"}").getBytes(UTF_8));
  }
}
