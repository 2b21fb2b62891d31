package io.keyrota.server.acm;

import io.keyrota.models.acm.DomainValidation;
import io.keyrota.rules.dns.RecordType;
import io.keyrota.server.dns.Found;
import io.keyrota.server.dns.Resolver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Domain Name System in memory: aliases, CAA records, and names that nobody can reach. It is
 * asked by many threads at once.
 */
final class FakeDns implements Resolver {
  final Map<String, String> aliases = new ConcurrentHashMap<>();
  final Map<String, List<String>> authorizations = new ConcurrentHashMap<>();
  final Set<String> unreachable = ConcurrentHashMap.newKeySet();
  final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  /** Sets the record that DescribeCertificate shows. */
  void set(DomainValidation validation) {
    var record = Objects.requireNonNull(validation.resourceRecord());
    aliases.put(record.name(), record.value());
  }

  void remove(DomainValidation validation) {
    aliases.remove(Objects.requireNonNull(validation.resourceRecord()).name());
  }

  @Override
  public Found lookup(String name, RecordType type) {
    asked.add(type + " " + name);
    if (unreachable.contains(name)) {
      return new Found.Unreachable("no answer");
    }
    String target = aliases.get(name);
    return type == RecordType.CNAME && target != null
        ? new Found.Records(List.of(target), name)
        : new Found.None(true);
  }

  @Override
  public Found caa(String name) {
    asked.add("CAA " + name);
    if (unreachable.contains(name)) {
      return new Found.Unreachable("no answer");
    }
    List<String> data = authorizations.getOrDefault(name, List.of());
    return data.isEmpty() ? new Found.None(false) : new Found.Records(data, name);
  }
}
