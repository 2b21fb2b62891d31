package io.keyrota.server.dns;

import java.util.List;
import java.util.Optional;

/**
 * How the server takes part in the Domain Name System.
 *
 * @param listen where the authoritative server listens, over UDP and TCP; absent: nowhere
 * @param nameServers the delegation set of every hosted zone: names in lower case with a dot at
 *     their end
 * @param resolvers whom to ask about names that are not hosted here; empty: the system's
 */
public record DnsSettings(
    Optional<Address> listen, List<String> nameServers, List<Address> resolvers) {

  /** Nobody is answered, and the system's resolvers are asked. */
  public static final DnsSettings STANDARD =
      new DnsSettings(
          Optional.empty(),
          List.of(
              "ns-1.keyrota.internal.",
              "ns-2.keyrota.internal.",
              "ns-3.keyrota.internal.",
              "ns-4.keyrota.internal."),
          List.of());

  public DnsSettings {
    nameServers = List.copyOf(nameServers);
    resolvers = List.copyOf(resolvers);
  }

  /** An IP address, without brackets, and a port. */
  public record Address(String host, int port) {}

  public DnsSettings listening(Address at) {
    return new DnsSettings(Optional.of(at), nameServers, resolvers);
  }

  public DnsSettings servedBy(List<String> names) {
    return new DnsSettings(listen, names, resolvers);
  }

  public DnsSettings asking(List<Address> upstream) {
    return new DnsSettings(listen, nameServers, upstream);
  }
}
