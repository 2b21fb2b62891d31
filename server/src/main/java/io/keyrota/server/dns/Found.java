package io.keyrota.server.dns;

import java.util.List;

/** What a look into the Domain Name System found. */
public sealed interface Found {

  /**
   * Records.
   *
   * @param data one or more, in presentation format: addresses as they are, names in lower case
   *     with a dot at their end, TXT as the bare text, CAA as {@code 0 issue "amazon.com"}
   * @param canonicalName the name that holds them, at the end of all CNAMEs; in lower case with a
   *     dot at its end. For CAA found by climbing, the parent
   */
  record Records(List<String> data, String canonicalName) implements Found {
    public Records {
      data = List.copyOf(data);
    }
  }

  /**
   * Surely no records of that type.
   *
   * @param nxdomain whether the name does not exist at all
   */
  record None(boolean nxdomain) implements Found {}

  /**
   * Nobody knows: no answer in time, a refusal, an answer that lies, more than five CNAMEs or a
   * loop of them. It means "not yet", never "no".
   *
   * @param why a short text for people
   */
  record Unreachable(String why) implements Found {}
}
