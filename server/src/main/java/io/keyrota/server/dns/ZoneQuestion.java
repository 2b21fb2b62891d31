package io.keyrota.server.dns;

import io.keyrota.rules.dns.DomainName;
import io.keyrota.rules.dns.RecordType;
import io.keyrota.server.aws.ZoneQuestions.Answer;
import io.keyrota.server.aws.Zones;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** A question to one zone, answered by the same code as those of the public. */
final class ZoneQuestion {
  private ZoneQuestion() {}

  static Answer ask(Zones.Zone zone, DomainName name, RecordType type) {
    Authority authority =
        new Authority(
            asked ->
                new DomainName(asked).isWithin(new DomainName(zone.apex()))
                    ? Optional.of(zone)
                    : Optional.empty());
    try {
      Record question = Record.newRecord(WireRecords.name(name), type.number(), DClass.IN);
      byte[] query = Message.newQuery(question).toWire();
      Message answer = new Message(Objects.requireNonNull(authority.answer(query, true)));
      return new Answer(
          Rcode.string(answer.getRcode()),
          answer.getSection(Section.ANSWER).stream().map(ZoneQuestion::value).toList());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String value(Record record) {
    String text = record.rdataToString();
    return record instanceof AAAARecord ? shortened(text) : text;
  }

  /** The first of an address's longest runs of zeros as two colons (RFC 5952). */
  private static String shortened(String address) {
    List<String> groups = List.of(address.split(":", -1));
    int from = 0;
    int length = 1;
    for (int i = 0; i < groups.size(); i++) {
      int end = i;
      while (end < groups.size() && groups.get(end).equals("0")) {
        end++;
      }
      if (end - i > length) {
        from = i;
        length = end - i;
      }
    }
    return length == 1
        ? address
        : String.join(":", groups.subList(0, from))
            + "::"
            + String.join(":", groups.subList(from + length, groups.size()));
  }
}
