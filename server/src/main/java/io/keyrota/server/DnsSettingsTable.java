package io.keyrota.server;

import io.keyrota.rules.dns.DomainName;
import io.keyrota.server.dns.DnsSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings of the Domain Name System, a part of {@link SettingsTable}. */
final class DnsSettingsTable {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:\\[([0-9A-Fa-f:]*:[0-9A-Fa-f:.]*)]|([0-9]{1,3}(?:\\.[0-9]{1,3}){3}))(?::([0-9]{1,5}))?");
  private static final int HIGHEST_PORT = 65_535;
  private static final int PORT = 53;
  private static final int MOST = 8;

  static final List<Setting> ALL =
      List.of(
          Setting.open(
              "dns.listen",
              "ADDRESS:PORT",
              "nowhere",
              Setting.Place.ONCE,
              "Where to answer DNS questions about the hosted zones, over UDP and TCP; an IP"
                  + " address, port 53 unless said otherwise.",
              (draft, text) -> draft.dns = draft.dns.listening(address(text))),
          Setting.of(
              "dns.name-servers",
              "NAME,...",
              String.join(
                  ",",
                  DnsSettings.STANDARD.nameServers().stream()
                      .map(name -> name.substring(0, name.length() - 1))
                      .toList()),
              "The delegation set of new hosted zones: names that lead to this server.",
              (draft, text) -> draft.dns = draft.dns.servedBy(names(text))),
          Setting.open(
              "dns.resolvers",
              "ADDRESS[:PORT],...",
              "the system's",
              Setting.Place.ONCE,
              "Whom to ask about names that are not hosted here; port 53 unless said otherwise.",
              (draft, text) -> draft.dns = draft.dns.asking(addresses(text))));

  private DnsSettingsTable() {}

  private static List<DnsSettings.Address> addresses(String text) {
    List<String> parts = parts(text);
    return parts.stream().map(DnsSettingsTable::address).toList();
  }

  private static DnsSettings.Address address(String text) {
    Matcher matcher = ADDRESS.matcher(text);
    int port =
        matcher.matches() && matcher.group(3) != null ? Integer.parseInt(matcher.group(3)) : PORT;
    if (!matcher.matches() || port > HIGHEST_PORT) {
      throw new IllegalArgumentException(
          "it is an IP address and a port, for example 127.0.0.1:5353 or [::1]:53");
    }
    String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return new DnsSettings.Address(host, port);
  }

  private static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    for (String part : parts(text)) {
      try {
        DomainName name = DomainName.of(part);
        if (name.labels().size() < 2 || name.text().contains("\\")) {
          throw new IllegalArgumentException(part + " is not the name of a host");
        }
        names.add(name.text());
      } catch (DomainName.Malformed malformed) {
        throw new IllegalArgumentException(part + " is not the name of a host", malformed);
      }
    }
    return names;
  }

  private static List<String> parts(String text) {
    List<String> parts = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (parts.size() > MOST || parts.stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException("it is one to " + MOST + ", with commas between them");
    }
    return parts;
  }
}
