package io.keyrota.server.dns;

import io.keyrota.rules.dns.DomainName;
import io.keyrota.rules.dns.RecordType;
import io.keyrota.server.aws.Zones;
import io.keyrota.server.aws.Zones.RecordSet;
import io.keyrota.server.aws.Zones.Zone;
import io.keyrota.server.dns.ZoneSearch.Hit;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.HINFORecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * The authoritative answers of the hosted zones. What is not hosted here, transfers of zones and
 * everything but queries are refused; it recurses for nobody. A question for all types is answered
 * as RFC 8482 proposes, so that small questions make no large answers.
 */
final class Authority {
  /** Over UDP no answer is larger: it passes everywhere unfragmented (DNS flag day 2020). */
  static final int UDP_PAYLOAD = 1232;

  private static final int UDP_MINIMUM = 512;
  private static final int TCP_MAXIMUM = 65_535;
  private static final int MOST_CNAMES = 8;

  private final Zones zones;

  Authority(Zones zones) {
    this.zones = zones;
  }

  /** The answer to a message; null where none is due, as to an answer or to bytes that are none. */
  byte @Nullable [] answer(byte[] asked, boolean tcp) {
    Message query;
    try {
      query = new Message(asked);
    } catch (IOException malformed) {
      return null;
    }
    if (query.getHeader().getFlag(Flags.QR)) {
      return null;
    }
    OPTRecord opt = query.getOPT();
    Message answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setOpcode(query.getHeader().getOpcode());
    if (query.getHeader().getFlag(Flags.RD)) {
      answer.getHeader().setFlag(Flags.RD);
    }
    Record question = query.getQuestion();
    if (question != null) {
      answer.addRecord(question, Section.QUESTION);
    }
    int extended = 0;
    if (opt != null && opt.getVersion() > 0) {
      extended = Rcode.BADVERS >> 4;
    } else {
      fill(query, question, answer);
    }
    if (opt != null) {
      answer.addRecord(
          new OPTRecord(UDP_PAYLOAD, extended, 0, opt.getFlags() & 0x8000), Section.ADDITIONAL);
    }
    int room = opt == null ? UDP_MINIMUM : Math.max(UDP_MINIMUM, opt.getPayloadSize());
    return answer.toWire(tcp ? TCP_MAXIMUM : Math.min(room, UDP_PAYLOAD));
  }

  private void fill(Message query, @Nullable Record question, Message answer) {
    if (query.getHeader().getOpcode() != Opcode.QUERY) {
      answer.getHeader().setRcode(Rcode.NOTIMP);
      return;
    }
    if (question == null || query.getHeader().getCount(Section.QUESTION) != 1) {
      answer.getHeader().setRcode(Rcode.FORMERR);
      return;
    }
    boolean transfer = question.getType() == Type.AXFR || question.getType() == Type.IXFR;
    Optional<DomainName> name = name(question);
    Optional<Zone> zone =
        transfer || question.getDClass() != DClass.IN
            ? Optional.empty()
            : name.flatMap(asked -> zones.of(asked.text()));
    if (zone.isEmpty()) {
      answer.getHeader().setRcode(Rcode.REFUSED);
      return;
    }
    answer.getHeader().setFlag(Flags.AA);
    resolve(zone.get(), name.orElseThrow(), question.getType(), answer);
  }

  private static Optional<DomainName> name(Record question) {
    try {
      return Optional.of(WireRecords.name(question.getName()));
    } catch (DomainName.Malformed malformed) {
      return Optional.empty();
    }
  }

  private static void resolve(Zone zone, DomainName asked, int number, Message answer) {
    DomainName apex = new DomainName(zone.apex());
    // A type that Route 53 does not have is looked for all the same: aliases lead there too.
    RecordType type = RecordType.numbered(number).orElse(RecordType.SPF);
    boolean known = RecordType.numbered(number).isPresent();
    DomainName name = asked;
    for (int cnames = 0; cnames <= MOST_CNAMES; cnames++) {
      switch (ZoneSearch.find(zone, name, type)) {
        case Hit.Records(RecordSet set) -> {
          if (known) {
            add(set, answer, Section.ANSWER);
          } else {
            nothing(zone, number, name, answer, false);
          }
          return;
        }
        case Hit.Alias(RecordSet cname, DomainName target) -> {
          add(cname, answer, Section.ANSWER);
          if (number == Type.ANY || !target.isWithin(apex)) {
            return;
          }
          name = target;
        }
        case Hit.Referral(RecordSet nameServers) -> {
          answer.getHeader().unsetFlag(Flags.AA);
          add(nameServers, answer, Section.AUTHORITY);
          glue(zone, apex, nameServers, answer);
          return;
        }
        case Hit.NoData _ -> {
          nothing(zone, number, name, answer, false);
          return;
        }
        case Hit.NoName _ -> {
          nothing(zone, number, name, answer, true);
          return;
        }
      }
    }
  }

  private static void nothing(
      Zone zone, int number, DomainName name, Message answer, boolean nxdomain) {
    if (nxdomain) {
      answer.getHeader().setRcode(Rcode.NXDOMAIN);
    } else if (number == Type.ANY) {
      try {
        answer.addRecord(
            new HINFORecord(WireRecords.name(name), DClass.IN, 3600, "RFC8482", ""),
            Section.ANSWER);
      } catch (TextParseException e) {
        throw new IllegalStateException(e);
      }
      return;
    }
    zone.at(zone.apex()).stream()
        .filter(set -> set.type() == RecordType.SOA)
        .flatMap(set -> WireRecords.of(set).stream())
        .map(SOARecord.class::cast)
        .forEach(
            soa ->
                // How long nothing is remembered: RFC 2308 section 3.
                answer.addRecord(
                    Record.newRecord(
                        soa.getName(),
                        Type.SOA,
                        DClass.IN,
                        Math.min(soa.getTTL(), soa.getMinimum()),
                        soa.rdataToWireCanonical()),
                    Section.AUTHORITY));
  }

  private static void glue(Zone zone, DomainName apex, RecordSet nameServers, Message answer) {
    for (String server : nameServers.data()) {
      try {
        DomainName name = DomainName.of(server);
        if (name.isWithin(apex)) {
          for (RecordSet set : zone.at(name.text())) {
            if (set.type() == RecordType.A || set.type() == RecordType.AAAA) {
              add(set, answer, Section.ADDITIONAL);
            }
          }
        }
      } catch (DomainName.Malformed malformed) {
        // No name, no address.
      }
    }
  }

  private static void add(RecordSet set, Message answer, int section) {
    for (Record record : WireRecords.of(set)) {
      answer.addRecord(record, section);
    }
  }
}
