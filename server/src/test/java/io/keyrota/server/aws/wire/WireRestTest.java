package io.keyrota.server.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.models.iam.IamModel;
import io.keyrota.models.route53.Change;
import io.keyrota.models.route53.ChangeInfo;
import io.keyrota.models.route53.ChangeResourceRecordSetsRequest;
import io.keyrota.models.route53.CreateHostedZoneResponse;
import io.keyrota.models.route53.DelegationSet;
import io.keyrota.models.route53.HostedZone;
import io.keyrota.models.route53.ListResourceRecordSetsRequest;
import io.keyrota.models.route53.Route53Model;
import io.keyrota.models.schema.OperationSchema;
import io.keyrota.models.schema.Protocol;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.RequestId;
import io.keyrota.server.http.Header;
import io.keyrota.server.http.RawRequest;
import io.keyrota.server.http.RawResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Route 53's requests and answers on the wire. */
class WireRestTest {
  private static final String CHANGES =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <ChangeResourceRecordSetsRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/">
       <ChangeBatch><Changes><Change><Action>CREATE</Action><ResourceRecordSet>
        <Name>a.example.com</Name><Type>TXT</Type><TTL>60</TTL><ResourceRecords>
        <ResourceRecord><Value>"a &amp; b"<!-- no --></Value></ResourceRecord>
        <ResourceRecord><Value><![CDATA["<c>"]]></Value></ResourceRecord>
       </ResourceRecords></ResourceRecordSet></Change></Changes></ChangeBatch>
      </ChangeResourceRecordSetsRequest>
      """;

  private final Wire wire = new Wire(List.of(IamModel.SERVICE, Route53Model.SERVICE));

  private static RawRequest changes(String body) {
    return Requests.of("POST", "/2013-04-01/hostedzone/Z1/rrset/", null, body);
  }

  private ChangeResourceRecordSetsRequest read(String body) {
    return wire.read(Route53Model.changeResourceRecordSets(), Protocol.REST_XML, changes(body));
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /2013-04-01/hostedzone, CreateHostedZone",
    "GET, /2013-04-01/hostedzone, ListHostedZones",
    "GET, /2013-04-01/hostedzone/, ListHostedZones",
    "GET, /2013-04-01/hostedzone/Z1, GetHostedZone",
    "POST, /2013-04-01/hostedzone/Z1, UpdateHostedZoneComment",
    "DELETE, /2013-04-01/hostedzone/Z1, DeleteHostedZone",
    "POST, /2013-04-01/hostedzone/Z1/rrset/, ChangeResourceRecordSets",
    "POST, /2013-04-01/hostedzone/Z1/rrset, ChangeResourceRecordSets",
    "GET, /2013-04-01/hostedzone/Z1/rrset, ListResourceRecordSets",
    "GET, /2013-04-01/trafficpolicyinstances/hostedzone, ListTrafficPolicyInstancesByHostedZone",
  })
  void methodAndPathNameTheOperation(String method, String path, String operation) {
    Addressed addressed = wire.address(Requests.of(method, path, null, ""));
    assertThat(addressed).isInstanceOf(Addressed.To.class);
    Target target = ((Addressed.To) addressed).target();
    assertThat(target.operation().name()).isEqualTo(operation);
    assertThat(target.protocol()).isEqualTo(Protocol.REST_XML);
  }

  @Test
  void everyOperationIsFoundByItsOwnTemplate() {
    for (String name : Route53Model.SERVICE.operationNames()) {
      OperationSchema<?, ?> operation = Route53Model.SERVICE.operation(name).orElseThrow();
      OperationSchema.HttpBinding http = Objects.requireNonNull(operation.http());
      String path = http.uri().replaceAll("\\{\\w+}", "x1");
      RawRequest request = Requests.of(http.method(), path, null, "");
      assertThat(((Addressed.To) wire.address(request)).target().operation().name())
          .isEqualTo(name);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /2013-04-01/hostedzone",
    "GET, /2013-04-01/hostedzones",
    "GET, /2013-04-01/hostedzone//rrset",
    "GET, /2013-04-01/hostedzone/Z1/rrset/x",
    "POST, /2013-04-01",
  })
  void whatHasNoOperationIsRefusedAsRoute53Does(String method, String path) {
    Addressed.Nowhere nowhere =
        (Addressed.Nowhere) wire.address(Requests.of(method, path, null, ""));
    assertThat(nowhere.answerIn()).isEqualTo(Protocol.REST_XML);
    assertThat(nowhere.service()).isSameAs(Route53Model.SERVICE);
    RawResponse answer =
        wire.refuse(nowhere.answerIn(), nowhere.service(), nowhere.refusal(), new RequestId("i"));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(text(answer)).contains("<Code>UnknownOperationException</Code>");
  }

  @Test
  void bodiesAreReadWithSectionsReferencesAndComments() {
    Change change = read(CHANGES).changeBatch().changes().getFirst();
    assertThat(read(CHANGES).hostedZoneId()).isEqualTo("Z1");
    assertThat(change.action()).isEqualTo("CREATE");
    assertThat(change.resourceRecordSet().ttl()).isEqualTo(60);
    assertThat(change.resourceRecordSet().resourceRecords())
        .extracting(it -> it.value())
        .containsExactly("\"a & b\"", "\"<c>\"");
  }

  @Test
  void labelsAndParametersAreUnescaped() {
    ListResourceRecordSetsRequest read =
        wire.read(
            Route53Model.listResourceRecordSets(),
            Protocol.REST_XML,
            Requests.of(
                "GET",
                "/2013-04-01/hostedzone/%2Fhostedzone%2FZ1/rrset",
                "name=%5C052.example.com.&type=A&maxitems=7&other=1",
                ""));
    assertThat(read)
        .isEqualTo(
            new ListResourceRecordSetsRequest(
                "/hostedzone/Z1", "\\052.example.com.", "A", null, "7"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no",
        "<a/>",
        "<ChangeResourceRecordSetsRequest>",
        "<ChangeResourceRecordSetsRequest/><b/>",
        "<ChangeResourceRecordSetsRequest>text</ChangeResourceRecordSetsRequest>",
        "<ChangeResourceRecordSetsRequest><Unknown/></ChangeResourceRecordSetsRequest>",
        "<ChangeResourceRecordSetsRequest a='1' a='2'/>",
        "<ChangeResourceRecordSetsRequest a='<'/>",
        "<ChangeResourceRecordSetsRequest>&nbsp;</ChangeResourceRecordSetsRequest>",
        "<ChangeResourceRecordSetsRequest>&#0;</ChangeResourceRecordSetsRequest>",
        "<!DOCTYPE a><ChangeResourceRecordSetsRequest/>",
        "<?xml version='1.0' encoding='UTF-16'?><ChangeResourceRecordSetsRequest/>",
        "<ChangeResourceRecordSetsRequest></changeResourceRecordSetsRequest>",
      })
  void documentsThatAreNotTheModelsAreRefused(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isIn("MalformedInput", "ValidationError"));
  }

  @Test
  void anElementGivenTwiceOrOfAnotherTypeIsRefused() {
    assertThatThrownBy(() -> read(CHANGES.replace("<TTL>60", "<TTL>1</TTL><TTL>60")))
        .hasMessage("Invalid XML ; The element 'TTL' is given twice");
    assertThatThrownBy(() -> read(CHANGES.replace("60", "sixty")))
        .hasMessage("STRING_VALUE can not be converted to a Long");
    assertThatThrownBy(
            () -> read(CHANGES.replace("<Change>", "<Chnge>").replace("</Change>", "</Chnge>")))
        .hasMessage("Invalid XML ; Invalid content was found starting with element 'Chnge'");
  }

  @Test
  void brokenConstraintsAreInvalidInput() {
    Refusal refusal =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            Refusal.class, () -> read(CHANGES.replace("CREATE", "MAKE")));
    RawResponse answer =
        wire.refuse(
            new Target(
                Route53Model.SERVICE, Route53Model.changeResourceRecordSets(), Protocol.REST_XML),
            refusal,
            new RequestId("some-id"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(text(answer))
        .startsWith(
            "<ErrorResponse"
                + " xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><Error><Type>Sender</Type><Code>InvalidInput</Code><Message>1"
                + " validation error detected")
        .endsWith("</Error><RequestId>some-id</RequestId></ErrorResponse>");
  }

  @Test
  void anAnswerHasItsStatusHeadersAndNamespace() {
    RawResponse answer =
        wire.answer(
            new Target(Route53Model.SERVICE, Route53Model.createHostedZone(), Protocol.REST_XML),
            new CreateHostedZoneResponse(
                new HostedZone("/hostedzone/Z1", "a.", "ref", null, 2L, null, null),
                new ChangeInfo("/change/C1", "INSYNC", Instant.EPOCH, null),
                new DelegationSet(null, null, List.of("ns-1.example")),
                null,
                "https://host/2013-04-01/hostedzone/Z1"),
            new RequestId("some-id"));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.headers())
        .contains(
            new Header("Location", "https://host/2013-04-01/hostedzone/Z1"),
            new Header("Content-Type", "application/xml"));
    assertThat(text(answer))
        .isEqualTo(
            "<CreateHostedZoneResponse xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\">"
                + "<HostedZone><Id>/hostedzone/Z1</Id><Name>a.</Name>"
                + "<CallerReference>ref</CallerReference>"
                + "<ResourceRecordSetCount>2</ResourceRecordSetCount></HostedZone>"
                + "<ChangeInfo><Id>/change/C1</Id><Status>INSYNC</Status>"
                + "<SubmittedAt>1970-01-01T00:00:00Z</SubmittedAt></ChangeInfo>"
                + "<DelegationSet><NameServers><NameServer>ns-1.example</NameServer>"
                + "</NameServers></DelegationSet></CreateHostedZoneResponse>");
  }

  private static String text(RawResponse answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
