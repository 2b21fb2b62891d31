package io.keyrota.server.audit;

import io.keyrota.rules.text.Plain;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One ending of one request, in CloudTrail's record format. The gateway fills it (with {@link
 * CloudTrailRecord}), the trail keeps it; nothing in it is secret.
 *
 * @param eventId a UUID, unique over the installation's life
 * @param at the injected clock's instant at which the request was decided, kept to the millisecond
 * @param accessKeyId what signed, or claimed to
 * @param userName the caller's user name, or {@code root}, or the service's principal; empty when
 *     unknown
 * @param accountId the account in which the caller acted, empty when unknown
 * @param eventSource for example {@code iam.amazonaws.com}
 * @param eventName for example {@code CreateAccessKey}
 * @param awsRegion the region of the signature's scope
 * @param signed whether the signature was good: such a use of a key counts as "last used"
 * @param errorCode present when the request did not succeed
 * @param record the whole CloudTrail record: one JSON object in UTF-8, on one line
 * @param resources what the request used or changed, where the operation says it
 */
public record AuditEntry(
    String eventId,
    Instant at,
    Optional<String> accessKeyId,
    String userName,
    String accountId,
    String eventSource,
    String eventName,
    String awsRegion,
    boolean signed,
    Optional<String> errorCode,
    byte[] record,
    List<Resource> resources) {

  /** Refuses a record that is not one JSON object on one line. */
  public AuditEntry {
    at = at.truncatedTo(ChronoUnit.MILLIS);
    resources = List.copyOf(resources);
    if (record.length < 2 || record[0] != '{' || record[record.length - 1] != '}') {
      throw new IllegalArgumentException("an audit record is a JSON object");
    }
    if (Plain.holdsControl(record)) {
      throw new IllegalArgumentException("an audit record stands on one line");
    }
  }

  /** An entry without resources. */
  public AuditEntry(
      String eventId,
      Instant at,
      Optional<String> accessKeyId,
      String userName,
      String accountId,
      String eventSource,
      String eventName,
      String awsRegion,
      boolean signed,
      Optional<String> errorCode,
      byte[] record) {
    this(
        eventId,
        at,
        accessKeyId,
        userName,
        accountId,
        eventSource,
        eventName,
        awsRegion,
        signed,
        errorCode,
        record,
        List.of());
  }

  /** The entry as the store's outbox keeps it: one JSON object that begins with its format. */
  public byte[] encoded() {
    return EntryCodec.encoded(this);
  }

  /**
   * Reads what {@link #encoded} wrote, in any format up to today's.
   *
   * @throws IllegalArgumentException when the bytes are not an entry, or of a newer format
   */
  public static AuditEntry decode(byte[] encoded) {
    return EntryCodec.decode(encoded, 0, encoded.length).entry();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AuditEntry that
        && eventId.equals(that.eventId)
        && at.equals(that.at)
        && accessKeyId.equals(that.accessKeyId)
        && userName.equals(that.userName)
        && accountId.equals(that.accountId)
        && eventSource.equals(that.eventSource)
        && eventName.equals(that.eventName)
        && awsRegion.equals(that.awsRegion)
        && signed == that.signed
        && errorCode.equals(that.errorCode)
        && Arrays.equals(record, that.record)
        && resources.equals(that.resources);
  }

  @Override
  public int hashCode() {
    return Objects.hash(eventId, at, Arrays.hashCode(record));
  }
}
