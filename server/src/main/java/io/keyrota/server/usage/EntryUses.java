package io.keyrota.server.usage;

import io.keyrota.rules.iam.LastUse;
import io.keyrota.server.audit.AuditEntry;
import io.keyrota.server.audit.UserIdentity;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What an audit entry tells of uses of access keys and roles, and of what principals tried. */
final class EntryUses {
  private static final String TEMPORARY = "ASIA";

  private EntryUses() {}

  /**
   * Shows each use: of a long-term key by its id, of a role by its {@code AROA…}, of an operation
   * by a user or a role as {@code AIDA…/kms/Decrypt}. A request that was not signed uses nothing.
   */
  static void visit(AuditEntry entry, BiConsumer<String, LastUse> visitor) {
    if (!entry.signed()) {
      return;
    }
    LastUse use = new LastUse(entry.at(), entry.awsRegion(), service(entry));
    used(entry.record(), entry.accessKeyId()).ifPresent(id -> visitor.accept(id, use));
    UserIdentity.principalId(entry.record())
        .ifPresent(
            id -> visitor.accept(id + '/' + use.serviceName() + '/' + entry.eventName(), use));
  }

  /**
   * What is used: a long-term key; of a session of a role the role, whose id its record tells; of
   * other temporary credentials nothing: IAM does not tell it, and they are too many to keep.
   */
  private static Optional<String> used(byte[] record, Optional<String> accessKeyId) {
    if (accessKeyId.isEmpty() || !accessKeyId.get().startsWith(TEMPORARY)) {
      return accessKeyId;
    }
    return UserIdentity.roleId(record);
  }

  private static String service(AuditEntry entry) {
    int dot = entry.eventSource().indexOf('.');
    return dot < 0 ? entry.eventSource() : entry.eventSource().substring(0, dot);
  }
}
