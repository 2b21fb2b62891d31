package io.keyrota.rules.dns;

import io.keyrota.rules.dns.DomainName.Malformed;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether a value is one of a record type, in Route 53's presentation format. What is wrong is told
 * in Route 53's form, {@code FATAL problem: CODE (text) encountered with 'value'}.
 */
public final class RecordData {
  private static final Pattern HEX = Pattern.compile("(?:[0-9A-Fa-f]{2})+");
  private static final Pattern NAPTR =
      Pattern.compile(
          "([0-9]{1,5}) +([0-9]{1,5}) +\"([A-Za-z0-9]*)\" +(\"(?:[^\"\\\\]|\\\\.)*\")"
              + " +(\"(?:[^\"\\\\]|\\\\.)*\") +(\\S+)");
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?:mandatory|alpn|no-default-alpn|port|ipv4hint|ech|ipv6hint|key[0-9]{1,5})(?:=.*)?");
  private static final int OCTET = 255;
  private static final int SHORT = 65_535;
  private static final long LONG = 4_294_967_295L;

  private RecordData() {}

  /** Refuses a value that is none of the type. */
  public static void check(RecordType type, String value) throws Malformed {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) > '~' || (value.charAt(i) < ' ' && value.charAt(i) != '\t')) {
        throw problem("UnsupportedCharacter", "Value contains unsupported characters", value);
      }
    }
    switch (type) {
      case A -> {
        if (!Addresses.isV4(value)) {
          throw problem("ARRDATAIllegalIPv4Address", "Value is not a valid IPv4 address", value);
        }
      }
      case AAAA -> {
        if (!Addresses.isV6(value)) {
          throw problem("AAAARRDATAIllegalIPv6Address", "Value is not a valid IPv6 address", value);
        }
      }
      case CNAME, NS, PTR -> name(value);
      case TXT, SPF -> CharacterStrings.of(value);
      case MX -> {
        String[] fields = fields(type, value, 2);
        number(type, fields[0], SHORT, value);
        name(fields[1]);
      }
      case SRV -> {
        String[] fields = fields(type, value, 4);
        for (int i = 0; i < 3; i++) {
          number(type, fields[i], SHORT, value);
        }
        name(fields[3]);
      }
      case SOA -> {
        String[] fields = fields(type, value, 7);
        name(fields[0]);
        name(fields[1]);
        for (int i = 2; i < 7; i++) {
          number(type, fields[i], LONG, value);
        }
      }
      case CAA -> caa(value);
      case DS -> {
        String[] fields = fields(type, value, 4);
        number(type, fields[0], SHORT, value);
        number(type, fields[1], OCTET, value);
        number(type, fields[2], OCTET, value);
        hex(type, fields[3], value);
      }
      case TLSA -> {
        String[] fields = fields(type, value, 4);
        for (int i = 0; i < 3; i++) {
          number(type, fields[i], OCTET, value);
        }
        hex(type, fields[3], value);
      }
      case SSHFP -> {
        String[] fields = fields(type, value, 3);
        number(type, fields[0], OCTET, value);
        number(type, fields[1], OCTET, value);
        hex(type, fields[2], value);
      }
      case NAPTR -> naptr(value);
      case SVCB, HTTPS -> service(type, value);
    }
  }

  private static void caa(String value) throws Malformed {
    String[] fields = value.strip().split("\\s+", 3);
    if (fields.length != 3) {
      throw problem("CAARRDATANotThreeFields", "CAA record doesn't have 3 fields", value);
    }
    if (!isNumber(fields[0], OCTET)) {
      throw problem("CAARRDATAInvalidFlags", "Flags are not a number from 0 to 255", value);
    }
    if (!fields[1].matches("[0-9A-Za-z]{1,255}")) {
      throw problem("CAARRDATAInvalidTag", "Tag is not letters and digits", value);
    }
    if (CharacterStrings.of(fields[2]).size() != 1) {
      throw problem("CAARRDATANotThreeFields", "CAA record doesn't have 3 fields", value);
    }
  }

  private static void naptr(String value) throws Malformed {
    var matcher = NAPTR.matcher(value.strip());
    if (!matcher.matches()
        || !isNumber(matcher.group(1), SHORT)
        || !isNumber(matcher.group(2), SHORT)) {
      throw problem("NAPTRRRDATANotSixFields", "NAPTR record doesn't have 6 fields", value);
    }
    CharacterStrings.of(matcher.group(4));
    CharacterStrings.of(matcher.group(5));
    name(matcher.group(6));
  }

  private static void service(RecordType type, String value) throws Malformed {
    List<String> fields = List.of(value.strip().split("\\s+"));
    if (fields.size() < 2) {
      throw problem(
          type + "RRDATANotTwoFields", type + " record doesn't have at least 2 fields", value);
    }
    number(type, fields.getFirst(), SHORT, value);
    if (!fields.get(1).equals(".")) {
      name(fields.get(1));
    }
    for (String parameter : fields.subList(2, fields.size())) {
      if (!PARAMETER.matcher(parameter).matches() || fields.getFirst().equals("0")) {
        throw problem(type + "RRDATAInvalidParameter", "Parameter is not valid", value);
      }
    }
  }

  private static void name(String value) throws Malformed {
    DomainName.of(value);
  }

  private static String[] fields(RecordType type, String value, int count) throws Malformed {
    String[] fields = value.strip().split("\\s+");
    if (fields.length != count) {
      String word =
          switch (count) {
            case 2 -> "Two";
            case 3 -> "Three";
            case 4 -> "Four";
            default -> "Seven";
          };
      throw problem(
          type + "RRDATANot" + word + "Fields",
          type + " record doesn't have " + count + " fields",
          value);
    }
    return fields;
  }

  private static void number(RecordType type, String field, long max, String value)
      throws Malformed {
    if (!isNumber(field, max)) {
      throw problem(type + "RRDATAInvalidNumber", "Field is not a number from 0 to " + max, value);
    }
  }

  private static void hex(RecordType type, String field, String value) throws Malformed {
    if (!HEX.matcher(field).matches()) {
      throw problem(type + "RRDATAInvalidHex", "Field is not hexadecimal", value);
    }
  }

  static boolean isNumber(String field, long max) {
    return !field.isEmpty()
        && field.length() <= 10
        && field.chars().allMatch(c -> c >= '0' && c <= '9')
        && Long.parseLong(field) <= max;
  }

  private static Malformed problem(String code, String what, String value) {
    return new Malformed(DomainName.fatal(code, what, value));
  }
}
