package io.keyrota.server.dns;

import io.keyrota.rules.dns.DomainName;
import io.keyrota.rules.dns.RecordType;
import io.keyrota.server.aws.ZoneQuestions.Answer;
import io.keyrota.server.aws.Zones;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
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
          answer.getSection(Section.ANSWER).stream().map(Record::rdataToString).toList());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
