package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.OperationSchema;
import io.keyrota.models.schema.Protocol;
import io.keyrota.models.schema.ServiceSchema;
import io.keyrota.models.schema.Shape;
import io.keyrota.rules.aws.RequestId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** An operation of one text member without constraints, that answers what it was asked. */
final class Texts {
  private static final DynamicStructure TEXT =
      DynamicStructure.of(
          "Text", DynamicStructure.optional("Text", new Shape.Text(null, null, false)));
  private static final OperationSchema<Values, Values> ECHO =
      new OperationSchema<>("Echo", TEXT, TEXT, true, "EchoResult", List.of(), null, true, false);
  private static final RequestId ID = new RequestId("id");

  private Texts() {}

  /** The text after a round trip through a JSON request and a JSON answer. */
  static Object throughJson(String text) {
    Wire wire = new Wire(List.of(service(Protocol.AWS_JSON_1_1)));
    byte[] body = JsonWriter.bytes(out -> out.open('{').name("Text").string(text).close('}'));
    Record read = wire.read(ECHO, Protocol.AWS_JSON_1_1, Requests.json("Echo.Echo", body));
    byte[] answer = wire.answer(target(Protocol.AWS_JSON_1_1), read, ID).body();
    return String.valueOf(JsonReader.read(TEXT, answer).build(TEXT).values().getFirst());
  }

  /** The text after it came in as a form parameter. */
  static Object throughForm(String text) {
    Wire wire = new Wire(List.of(service(Protocol.AWS_QUERY)));
    String body = "Text=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    Values read = wire.read(ECHO, Protocol.AWS_QUERY, Requests.form(body));
    return String.valueOf(read.values().getFirst());
  }

  /** The text as an XML parser reads it in the answer. */
  static String throughXml(String text) {
    Wire wire = new Wire(List.of(service(Protocol.AWS_QUERY)));
    byte[] answer = wire.answer(target(Protocol.AWS_QUERY), Values.of(text), ID).body();
    return Xml.parse(answer).getElementsByTagName("Text").item(0).getTextContent();
  }

  private static Target target(Protocol protocol) {
    return new Target(service(protocol), ECHO, protocol);
  }

  private static ServiceSchema service(Protocol protocol) {
    SequencedMap<String, Supplier<OperationSchema<?, ?>>> operations = new LinkedHashMap<>();
    operations.put("Echo", () -> ECHO);
    return new ServiceSchema("Echo", "echo", protocol, "1", "Echo", "urn:echo", operations);
  }
}
