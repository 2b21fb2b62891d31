package io.keyrota.server.dns;

import io.keyrota.rules.acm.DomainFinding.RecordSeen;
import io.keyrota.rules.acm.ValidationRecord;
import io.keyrota.rules.dns.CaaRecord;
import java.util.List;
import java.util.Optional;

/** What whoever issues certificates asks the Domain Name System about a domain. */
public final class ValidationLook {
  private ValidationLook() {}

  /** Follows aliases from the record's name until its value, over as many as AWS does. */
  public static RecordSeen record(Resolver resolver, ValidationRecord record) {
    String name = record.name();
    for (int followed = 0; followed < Resolver.MOST_CNAMES; followed++) {
      switch (resolver.cname(name)) {
        case Found.Records records -> {
          String target = records.data().getFirst();
          if (target.equalsIgnoreCase(record.value())) {
            return RecordSeen.RIGHT;
          }
          name = target;
        }
        case Found.None none -> {
          return RecordSeen.ABSENT;
        }
        case Found.Unreachable unreachable -> {
          return RecordSeen.UNKNOWN;
        }
      }
    }
    return RecordSeen.ABSENT;
  }

  /**
   * The relevant CAA records, empty when nobody knows; one that cannot be read counts as a critical
   * one that is not known.
   */
  public static Optional<List<CaaRecord>> caa(Resolver resolver, String domain) {
    return switch (resolver.caa(domain)) {
      case Found.Records records ->
          Optional.of(
              records.data().stream()
                  .map(text -> CaaRecord.of(text).orElse(new CaaRecord(128, "unreadable", "")))
                  .toList());
      case Found.None none -> Optional.of(List.of());
      case Found.Unreachable unreachable -> Optional.empty();
    };
  }
}
