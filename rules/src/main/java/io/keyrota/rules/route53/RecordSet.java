package io.keyrota.rules.route53;

import io.keyrota.rules.dns.DomainName;
import io.keyrota.rules.dns.RecordType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The records of one name and type, or an alias.
 *
 * @param ttl in seconds; 0 for an alias
 * @param values in presentation format as they were given; empty for an alias
 * @param routing absent where no other record set has the name and type
 */
public record RecordSet(
    DomainName name,
    RecordType type,
    long ttl,
    List<String> values,
    Optional<Alias> alias,
    Optional<Routing> routing) {

  /** The name of the same zone whose records of the type are answered instead. */
  public record Alias(String hostedZoneId, DomainName target, boolean evaluateTargetHealth) {}

  public RecordSet {
    values = List.copyOf(values);
  }

  public RecordSet(DomainName name, RecordType type, long ttl, List<String> values) {
    this(name, type, ttl, values, Optional.empty(), Optional.empty());
  }

  public RecordSet(
      DomainName name, RecordType type, long ttl, List<String> values, Optional<Alias> alias) {
    this(name, type, ttl, values, alias, Optional.empty());
  }

  /**
   * Within a zone: by reversed name, then by type, then by identifier; a name stands before those
   * below it.
   */
  public String key() {
    return key(name, type) + routing.map(it -> " " + it.identifier()).orElse("");
  }

  public static String key(DomainName name, RecordType type) {
    return name.reversed() + " " + type;
  }

  /** Whether a deletion that names these values means this set; their order does not matter. */
  public boolean sameAs(RecordSet other) {
    return ttl == other.ttl
        && values.size() == other.values.size()
        && new HashSet<>(values).equals(new HashSet<>(other.values))
        && alias.equals(other.alias)
        && routing.equals(other.routing);
  }
}
