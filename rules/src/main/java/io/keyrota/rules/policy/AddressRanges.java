package io.keyrota.rules.policy;

/** Ranges of IP addresses in CIDR's notation, for others than policies. */
public final class AddressRanges {
  private AddressRanges() {}

  /** Whether a text is a range with its prefix, of IPv4 or IPv6. */
  public static boolean isRange(String text) {
    return text.indexOf('/') > 0 && AddressRange.parse(text).isPresent();
  }

  /** Whether the range holds the address; what is no range or no address never does. */
  public static boolean contains(String range, String address) {
    return AddressRange.parse(range).filter(it -> it.contains(address)).isPresent();
  }
}
