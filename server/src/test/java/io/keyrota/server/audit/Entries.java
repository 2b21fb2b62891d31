package io.keyrota.server.audit;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Audit entries for tests. */
public final class Entries {
  public static final AccountId ACCOUNT = new AccountId("123456789012");
  public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private Entries() {}

  /** An ordinary entry: Alice lists her access keys, a second later for each number. */
  public static AuditEntry entry(int number) {
    return entry(
        "event-" + number, NOON.plusSeconds(number), "AKIAALICE", "Alice", "ListAccessKeys");
  }

  public static AuditEntry entry(
      String eventId, Instant at, String accessKeyId, String userName, String eventName) {
    return new CloudTrailRecord(eventId, at, user(userName, accessKeyId))
        .event("iam.amazonaws.com", eventName, "us-east-1", eventName.startsWith("List"))
        .from("192.0.2.1", "aws-cli/2.9.19")
        .request("request-of-" + eventId, "{\"userName\":\"" + userName + "\"}")
        .signed()
        .entry();
  }

  public static Caller user(String userName, String accessKeyId) {
    return new Caller.User(
        ACCOUNT,
        "/",
        userName,
        "AIDA" + userName,
        Set.of(),
        Optional.of(new Caller.Credential(accessKeyId, Optional.empty())));
  }
}
