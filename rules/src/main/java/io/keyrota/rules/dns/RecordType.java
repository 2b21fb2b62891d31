package io.keyrota.rules.dns;

import java.util.Optional;

/** The types of resource records that Keyrota holds or asks for, with their numbers (IANA). */
public enum RecordType {
  SOA(6),
  A(1),
  TXT(16),
  NS(2),
  CNAME(5),
  MX(15),
  NAPTR(35),
  PTR(12),
  SRV(33),
  SPF(99),
  AAAA(28),
  CAA(257),
  DS(43),
  TLSA(52),
  SSHFP(44),
  SVCB(64),
  HTTPS(65);

  private final int number;

  RecordType(int number) {
    this.number = number;
  }

  /** As in the messages of RFC 1035. */
  public int number() {
    return number;
  }

  /** The type of that name in capitals, if it is one of these. */
  public static Optional<RecordType> named(String name) {
    for (RecordType type : values()) {
      if (type.name().equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The type of that number, if it is one of these. */
  public static Optional<RecordType> numbered(int number) {
    for (RecordType type : values()) {
      if (type.number == number) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
