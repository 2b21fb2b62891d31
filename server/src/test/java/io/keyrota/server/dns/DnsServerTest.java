package io.keyrota.server.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rules.dns.RecordType;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The authoritative server: RFC 1034's cases, and strangers. */
class DnsServerTest {
  private final TestZones zones =
      new TestZones()
          .zone("example.com.")
          .with("www.example.com.", RecordType.A, "192.0.2.1", "192.0.2.2")
          .with("alias.example.com.", RecordType.CNAME, "Www.Example.com")
          .with("away.example.com.", RecordType.CNAME, "www.example.org.")
          .with("\\052.wild.example.com.", RecordType.TXT, "\"any \\047 of them\"")
          .with("\\052.cwild.example.com.", RecordType.CNAME, "www.example.com.")
          .with("deep.empty.example.com.", RecordType.A, "192.0.2.3")
          .with("sub.example.com.", RecordType.NS, "ns.sub.example.com.", "ns.elsewhere.org.")
          .with("sub.example.com.", RecordType.DS, "1 13 2 " + "ab".repeat(32))
          .with("ns.sub.example.com.", RecordType.A, "192.0.2.53")
          .with(
              "large.example.com.",
              RecordType.TXT,
              IntStream.range(0, 20)
                  .mapToObj(i -> "\"" + i + "x".repeat(200) + "\"")
                  .toArray(String[]::new));

  private DnsServer server;

  @BeforeEach
  void start() throws IOException {
    server = DnsServer.start(new DnsSettings.Address("127.0.0.1", 0), zones);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static Message query(String name, int type) throws IOException {
    return Message.newQuery(Record.newRecord(Name.fromString(name), type, DClass.IN));
  }

  private Message udp(Message query) throws IOException {
    return new Message(Objects.requireNonNull(udp(query.toWire())));
  }

  private byte[] udp(byte[] bytes) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(2_000);
      DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
      for (int attempt = 1; ; attempt++) {
        socket.send(
            new DatagramPacket(
                bytes,
                bytes.length,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port())));
        try {
          socket.receive(packet);
          return Arrays.copyOf(packet.getData(), packet.getLength());
        } catch (SocketTimeoutException lost) {
          // UDP may lose what it likes, and a flooded server drops: then we ask again.
          assertThat(attempt).isLessThan(10);
        }
      }
    }
  }

  private Message tcp(Message query) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      byte[] bytes = query.toWire();
      socket.getOutputStream().write(new byte[] {(byte) (bytes.length >> 8), (byte) bytes.length});
      socket.getOutputStream().write(bytes);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      return new Message(in.readNBytes(in.readUnsignedShort()));
    }
  }

  /** The answer as lines: rcode and authority, then the records of the three sections. */
  private static String told(Message answer) {
    StringBuilder told = new StringBuilder(Rcode.string(answer.getRcode()));
    told.append(answer.getHeader().getFlag(Flags.AA) ? " aa" : "");
    for (int section = Section.ANSWER; section <= Section.ADDITIONAL; section++) {
      for (Record record : answer.getSection(section)) {
        if (!(record instanceof OPTRecord)) {
          told.append(
              "; "
                  + Section.string(section)
                  + " "
                  + record.getName()
                  + " "
                  + Type.string(record.getType())
                  + " "
                  + record.rdataToString());
        }
      }
    }
    return told.toString();
  }

  private String told(String name, int type) throws IOException {
    return told(udp(query(name, type)));
  }

  private static final String SOA =
      "; au example.com. SOA ns-1.keyrota.internal. h.keyrota.internal. 1 7200 900 9 30";

  @Test
  void namesAnswerWithTheirRecords() throws IOException {
    assertThat(told("www.example.com.", Type.A))
        .isEqualTo("NOERROR aa; an www.example.com. A 192.0.2.1; an www.example.com. A 192.0.2.2");
    assertThat(told("ALIAS.example.com.", Type.A))
        .startsWithIgnoringCase(
            "NOERROR aa; an ALIAS.example.com. CNAME Www.Example.com.; an www.example.com. A");
    assertThat(told("away.example.com.", Type.A))
        .isEqualTo("NOERROR aa; an away.example.com. CNAME www.example.org.");
    assertThat(told("alias.example.com.", Type.CNAME))
        .isEqualToIgnoringCase("NOERROR aa; an alias.example.com. CNAME Www.Example.com.");
  }

  @Test
  void whatIsNotThereIsToldWithTheStartOfAuthority() throws IOException {
    assertThat(told("no.example.com.", Type.A)).isEqualTo("NXDOMAIN aa" + SOA);
    assertThat(told("www.example.com.", Type.AAAA)).isEqualTo("NOERROR aa" + SOA);
    assertThat(told("www.example.com.", Type.LOC)).isEqualTo("NOERROR aa" + SOA);
    assertThat(told("empty.example.com.", Type.A)).isEqualTo("NOERROR aa" + SOA);
    Message answer = udp(query("no.example.com.", Type.A));
    assertThat(answer.getSection(Section.AUTHORITY).getFirst().getTTL()).isEqualTo(30);
  }

  @Test
  void wildcardsStandForNamesThatDoNotExist() throws IOException {
    assertThat(told("a.b.wild.example.com.", Type.TXT))
        .isEqualTo("NOERROR aa; an a.b.wild.example.com. TXT \"any ' of them\"");
    assertThat(told("a.wild.example.com.", Type.A)).isEqualTo("NOERROR aa" + SOA);
    assertThat(told("a.cwild.example.com.", Type.A))
        .startsWith("NOERROR aa; an a.cwild.example.com. CNAME www.example.com.; an www.");
    assertThat(told("wild.example.com.", Type.TXT)).isEqualTo("NOERROR aa" + SOA);
  }

  @Test
  void aDelegationIsReferredTo() throws IOException {
    assertThat(told("x.sub.example.com.", Type.A))
        .isEqualTo(
            "NOERROR; au sub.example.com. NS ns.sub.example.com."
                + "; au sub.example.com. NS ns.elsewhere.org."
                + "; ad ns.sub.example.com. A 192.0.2.53");
    assertThat(told("sub.example.com.", Type.NS)).startsWith("NOERROR; au");
    assertThat(told("sub.example.com.", Type.DS))
        .isEqualTo("NOERROR aa; an sub.example.com. DS 1 13 2 " + "AB".repeat(32));
  }

  @Test
  void allTypesTogetherAreNotTold() throws IOException {
    assertThat(told("www.example.com.", Type.ANY))
        .isEqualTo("NOERROR aa; an www.example.com. HINFO \"RFC8482\" \"\"");
    assertThat(told("no.example.com.", Type.ANY)).isEqualTo("NXDOMAIN aa" + SOA);
  }

  @Test
  void othersZonesTransfersAndUpdatesAreRefused() throws IOException {
    assertThat(told("www.example.org.", Type.A)).isEqualTo("REFUSED");
    assertThat(told(".", Type.NS)).isEqualTo("REFUSED");
    assertThat(told(tcp(query("example.com.", Type.AXFR)))).isEqualTo("REFUSED");
    assertThat(told("example.com.", Type.IXFR)).isEqualTo("REFUSED");
    Message chaos =
        Message.newQuery(
            Record.newRecord(Name.fromString("version.bind."), Type.TXT, DClass.CHAOS));
    assertThat(told(udp(chaos))).isEqualTo("REFUSED");
    Message update = query("example.com.", Type.SOA);
    update.getHeader().setOpcode(Opcode.UPDATE);
    assertThat(told(udp(update))).isEqualTo("NOTIMP");
  }

  @Test
  void largeAnswersAreCutOffOverUdpAndWholeOverTcp() throws IOException {
    Message query = query("large.example.com.", Type.TXT);
    byte[] plain = udp(query.toWire());
    assertThat(plain.length).isLessThanOrEqualTo(512);
    assertThat(new Message(plain).getHeader().getFlag(Flags.TC)).isTrue();
    query.addRecord(new OPTRecord(4096, 0, 0), Section.ADDITIONAL);
    byte[] extended = udp(query.toWire());
    assertThat(extended.length).isLessThanOrEqualTo(1232);
    assertThat(new Message(extended).getOPT()).isNotNull();
    Message whole = tcp(query);
    assertThat(whole.getHeader().getFlag(Flags.TC)).isFalse();
    assertThat(whole.getSection(Section.ANSWER)).hasSize(20);
  }

  @Test
  void aLaterEdnsIsAnsweredWithBadvers() throws IOException {
    Message query = query("www.example.com.", Type.A);
    query.addRecord(new OPTRecord(1232, 0, 1), Section.ADDITIONAL);
    Message answer = udp(query);
    assertThat(answer.getRcode()).isEqualTo(Rcode.BADVERS);
    assertThat(answer.getSection(Section.ANSWER)).isEmpty();
  }

  @Test
  void garbageIsIgnoredAndTheServerGoesOn() throws IOException {
    Random random = new Random(53);
    byte[] good = query("www.example.com.", Type.A).toWire();
    try (DatagramSocket socket = new DatagramSocket()) {
      for (int i = 0; i < 500; i++) {
        byte[] bytes = i % 2 == 0 ? good.clone() : new byte[random.nextInt(100)];
        for (int edits = 0; edits < 3 && bytes.length > 0; edits++) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        socket.send(
            new DatagramPacket(
                bytes,
                bytes.length,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port())));
      }
    }
    assertThat(told("www.example.com.", Type.A)).startsWith("NOERROR aa; an");
    assertThat(new Authority(zones).answer(new byte[3], false)).isNull();
    Message answer = udp(query("www.example.com.", Type.A));
    assertThat(new Authority(zones).answer(answer.toWire(), false)).isNull();
  }

  @Test
  void oneNetworkIsAnsweredOnlySoOften() throws IOException {
    Pace pace = new Pace(3, 0);
    InetAddress one = InetAddress.getByName("192.0.2.1");
    InetAddress neighbour = InetAddress.getByName("192.0.2.9");
    InetAddress other = InetAddress.getByName("2001:db8::1");
    for (int i = 0; i < 3; i++) {
      assertThat(pace.allows(one, 1)).isTrue();
    }
    assertThat(pace.allows(neighbour, 2)).isFalse();
    assertThat(pace.allows(other, 3)).isTrue();
    assertThat(pace.allows(one, 1_000_000_000L)).isTrue();
  }

  @Test
  void aBusyPortIsAClearError() {
    assertThatThrownBy(
            () -> DnsServer.start(new DnsSettings.Address("127.0.0.1", server.port()), zones))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot answer DNS at 127.0.0.1:" + server.port());
  }
}
