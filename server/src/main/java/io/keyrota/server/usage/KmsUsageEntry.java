package io.keyrota.server.usage;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.LastUsage;
import io.keyrota.rules.kms.UsageOperation;
import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.audit.Resource;
import io.keyrota.server.store.Place;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What an audit entry tells of the use of KMS keys. */
final class KmsUsageEntry {
  private static final String SOURCE = "kms.amazonaws.com";
  private static final String TYPE = "AWS::KMS::Key";
  private static final byte[] REQUEST_ID = ",\"requestID\":\"".getBytes(StandardCharsets.US_ASCII);

  private KmsUsageEntry() {}

  /** A key: where its row stands, and its id there. */
  record Key(Place place, String id) {}

  /** The operation, where the entry is of one that counts and that succeeded. */
  static Optional<UsageOperation> operation(AuditEntry entry) {
    if (entry.errorCode().isPresent()
        || entry.resources().isEmpty()
        || !entry.eventSource().equals(SOURCE)) {
      return Optional.empty();
    }
    return UsageOperation.named(entry.eventName());
  }

  /** The key of a resource, where it is one. */
  static Optional<Key> key(Resource resource) {
    if (!resource.type().equals(TYPE)) {
      return Optional.empty();
    }
    // arn:aws:kms:REGION:ACCOUNT:key/ID, split by hand: this is done for every use of a key.
    String arn = resource.arn();
    int region = arn.indexOf(':', arn.indexOf(':', 4) + 1);
    int account = arn.indexOf(':', region + 1);
    int id = arn.indexOf('/');
    int afterAccount = arn.indexOf(':', account + 1);
    if (region < 0 || account < 0 || afterAccount < 0 || id < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Key(
            new Place(
                new AccountId(arn.substring(account + 1, afterAccount)),
                new Region(arn.substring(region + 1, account))),
            arn.substring(id + 1)));
  }

  static LastUsage use(UsageOperation operation, AuditEntry entry) {
    return new LastUsage(operation, entry.at(), entry.eventId(), requestId(entry.record()));
  }

  /** The record's member; nothing that a caller wrote stands after it. */
  private static String requestId(byte[] record) {
    for (int at = record.length - REQUEST_ID.length; at >= 0; at--) {
      if (begins(record, at)) {
        int from = at + REQUEST_ID.length;
        int to = from;
        while (to < record.length && record[to] != '"') {
          to++;
        }
        return new String(record, from, to - from, StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  private static boolean begins(byte[] record, int at) {
    for (int i = 0; i < REQUEST_ID.length; i++) {
      if (record[at + i] != REQUEST_ID[i]) {
        return false;
      }
    }
    return true;
  }
}
