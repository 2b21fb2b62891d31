package io.keyrota.server.route53;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.route53.ResourceRecord;
import io.keyrota.models.route53.ResourceRecordSet;
import io.keyrota.models.route53.Route53Model;
import io.keyrota.models.route53.TestDNSAnswerRequest;
import io.keyrota.models.route53.TestDNSAnswerResponse;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a zone is told to answer. */
class DnsAnswersTest {
  @TempDir Path folder;
  private Route53Harness dns;
  private String zone = "";

  @BeforeEach
  void open() {
    dns = new Route53Harness(folder);
    zone = dns.zone("example.com", "one");
    dns.change(
        zone,
        "CREATE",
        set("www.example.com", "A", "192.0.2.1", "192.0.2.2"),
        set("alias.example.com", "CNAME", "www.example.com"),
        set("below.example.com", "NS", "ns.example.net"),
        set("six.example.com", "AAAA", "2001:DB8:0:0:1:0:0:0"),
        set("none.six.example.com", "AAAA", "::"),
        set("full.six.example.com", "AAAA", "2001:db8:0:2:3:4:5:6"),
        set("four.six.example.com", "AAAA", "::ffff:192.0.2.1"),
        set("*.wild.example.com", "TXT", "\"a b\" \"c\""));
  }

  @AfterEach
  void close() {
    dns.close();
  }

  private static ResourceRecordSet set(String name, String type, String... values) {
    return new ResourceRecordSet(
        name,
        type,
        null,
        null,
        null,
        null,
        null,
        null,
        60L,
        List.of(values).stream().map(ResourceRecord::new).toList(),
        null,
        null,
        null,
        null,
        null);
  }

  private TestDNSAnswerResponse asked(
      String name, String type, @Nullable String client, @Nullable String mask) {
    return dns.call(
        Route53Model.testDNSAnswer(),
        new TestDNSAnswerRequest(zone, name, type, null, client, mask));
  }

  private String told(String name, String type) {
    TestDNSAnswerResponse answer = asked(name, type, null, null);
    return answer.responseCode() + " " + answer.recordData();
  }

  @Test
  void aZoneTellsWhatItAnswers() {
    assertThat(asked("www.example.com", "A", null, null))
        .isEqualTo(
            new TestDNSAnswerResponse(
                "ns-1.keyrota.internal",
                "www.example.com",
                "A",
                List.of("192.0.2.1", "192.0.2.2"),
                "NOERROR",
                "UDP"));
    assertThat(told("alias.example.com", "A"))
        .isEqualTo("NOERROR [www.example.com., 192.0.2.1, 192.0.2.2]");
    assertThat(told("x.wild.example.com", "TXT")).isEqualTo("NOERROR [\"a b\" \"c\"]");
    assertThat(told("www.example.com", "AAAA")).isEqualTo("NOERROR []");
    assertThat(told("none.example.com", "A")).isEqualTo("NXDOMAIN []");
    assertThat(told("x.below.example.com", "A")).isEqualTo("NOERROR []");
    assertThat(told("www.example.net", "A")).isEqualTo("REFUSED []");
  }

  @Test
  void addressesOfSixteenOctetsAreToldShortAsDigTellsThem() {
    assertThat(told("six.example.com", "AAAA")).isEqualTo("NOERROR [2001:db8:0:0:1::]");
    assertThat(told("none.six.example.com", "AAAA")).isEqualTo("NOERROR [::]");
    assertThat(told("full.six.example.com", "AAAA")).isEqualTo("NOERROR [2001:db8:0:2:3:4:5:6]");
    assertThat(told("four.six.example.com", "AAAA")).isEqualTo("NOERROR [::ffff:192.0.2.1]");
  }

  @Test
  void aSubnetHasNoMoreBitsThanItsAddress() {
    assertThat(asked("www.example.com", "A", "192.0.2.7", "32").responseCode())
        .isEqualTo("NOERROR");
    assertThat(asked("www.example.com", "A", "2001:db8::1", "128").responseCode())
        .isEqualTo("NOERROR");
    refused(() -> asked("www.example.com", "A", "192.0.2.7", "33")).as("InvalidInput");
    refused(() -> asked("www.example.com", "A", null, "24")).as("InvalidInput");
    refused(() -> asked("a..b", "A", null, null)).as("InvalidInput");
    zone = "ZNONE";
    refused(() -> asked("www.example.com", "A", null, null)).as("NoSuchHostedZone");
  }
}
