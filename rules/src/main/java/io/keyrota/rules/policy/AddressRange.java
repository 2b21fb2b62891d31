package io.keyrota.rules.policy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A range of IP addresses as CIDR writes it, or one address. IPv4 and IPv6 never match each other;
 * an IPv4 address that is mapped into IPv6 is the IPv4 address.
 */
record AddressRange(IpAddress first, int bits) {

  /** Empty for text that is no range. Bits beyond the prefix are ignored, as AWS does. */
  static Optional<AddressRange> parse(String text) {
    int slash = text.indexOf('/');
    IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      return Optional.empty();
    }
    int all = address.bytes().length * Byte.SIZE;
    Integer bits = slash < 0 ? Integer.valueOf(all) : bits(text.substring(slash + 1), all);
    return bits == null ? Optional.empty() : Optional.of(new AddressRange(address, bits));
  }

  private static @Nullable Integer bits(String text, int all) {
    if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    int bits = Integer.parseInt(text);
    return bits <= all ? bits : null;
  }

  boolean contains(String text) {
    IpAddress address = IpAddress.parse(text);
    if (address == null || address.bytes().length != first.bytes().length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit += Byte.SIZE) {
      int mask = bits - bit >= Byte.SIZE ? 0xff : 0xff << (Byte.SIZE - (bits - bit)) & 0xff;
      int at = bit / Byte.SIZE;
      if (((address.bytes()[at] ^ first.bytes()[at]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
