package io.keyrota.server.dns;

import io.keyrota.rules.dns.DomainName;
import io.keyrota.server.aws.Zones.RecordSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;

/**
 * Between Route 53's texts and the library's records. Route 53 escapes octets in octal, RFC 1035's
 * master files, which the library reads and writes, in decimal.
 */
final class WireRecords {
  private static final Pattern OCTAL = Pattern.compile("\\\\([0-3][0-7]{2})");

  private WireRecords() {}

  static Name name(DomainName name) throws TextParseException {
    return Name.fromString(decimal(name.text()));
  }

  /** The name in Route 53's form. */
  static DomainName name(Name name) throws DomainName.Malformed {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name.labels() - 1; i++) {
      byte[] label = name.getLabel(i);
      for (int at = 1; at <= label[0]; at++) {
        int octet = label[at] & 0xFF;
        boolean plain = octet < 0x80 && (Character.isLetterOrDigit(octet) || octet == '-');
        text.append(plain ? String.valueOf((char) octet) : octal(octet));
      }
      text.append('.');
    }
    return DomainName.of(text.isEmpty() ? "." : text.toString());
  }

  private static String octal(int octet) {
    return "\\" + (octet >> 6) + ((octet >> 3) & 7) + (octet & 7);
  }

  /** The records of a set, ready for an answer. */
  static List<Record> of(RecordSet set) {
    List<Record> records = new ArrayList<>();
    try {
      Name owner = Name.fromString(decimal(set.name()));
      for (String value : set.data()) {
        records.add(
            Record.fromString(
                owner, set.type().number(), DClass.IN, set.ttl(), decimal(value), Name.root));
      }
    } catch (IOException unreadable) {
      // It was checked when it was stored; what the library still does not take is not answered.
      return List.of();
    }
    return records;
  }

  private static String decimal(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    return OCTAL
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement("\\%03d".formatted(Integer.parseInt(found.group(1), 8))));
  }

  /** The data of a record as {@link Found.Records} has it. */
  static String data(Record record) {
    return switch (record) {
      case TXTRecord text -> {
        StringBuilder joined = new StringBuilder();
        for (byte[] string : text.getStringsAsByteArrays()) {
          joined.append(new String(string, java.nio.charset.StandardCharsets.UTF_8));
        }
        yield joined.toString();
      }
      case CAARecord caa ->
          caa.getFlags()
              + " "
              + caa.getTag().toLowerCase(java.util.Locale.ROOT)
              + " \""
              + caa.getValue().replace("\\", "\\\\").replace("\"", "\\\"")
              + '"';
      default -> record.rdataToString().toLowerCase(java.util.Locale.ROOT);
    };
  }
}
