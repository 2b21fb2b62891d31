package io.keyrota.server.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.schema.Member;
import io.keyrota.models.schema.OperationSchema;
import io.keyrota.models.schema.ServiceSchema;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.RequestId;
import io.keyrota.server.http.Header;
import io.keyrota.server.http.RawRequest;
import io.keyrota.server.http.RawResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.smithy.aws.traits.protocols.AwsJson1_1Trait;
import software.amazon.smithy.aws.traits.protocols.AwsQueryTrait;
import software.amazon.smithy.aws.traits.protocols.RestXmlTrait;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.loader.ModelAssembler;
import software.amazon.smithy.model.loader.ModelDiscovery;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.model.shapes.ServiceShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.traits.Trait;
import software.amazon.smithy.protocoltests.traits.HttpMessageTestCase;
import software.amazon.smithy.protocoltests.traits.HttpRequestTestCase;
import software.amazon.smithy.protocoltests.traits.HttpRequestTestsTrait;
import software.amazon.smithy.protocoltests.traits.HttpResponseTestCase;
import software.amazon.smithy.protocoltests.traits.HttpResponseTestsTrait;

/**
 * Smithy's official vectors for awsJson1.1, awsQuery and restXml, read and written as a server
 * does. Those that do not apply stand in {@code protocol-vectors.txt} with their reason, and only
 * those; the few that only differ in what our schemas leave out run without it.
 */
class ProtocolVectorsTest {
  private static final Set<String> FOLDERS =
      Set.of("/awsJson1_1/", "/awsQuery/", "/restXml/", "/restXmlWithNamespace/");
  private static final String WITHOUT_NAMESPACES = "runs without the namespaces of members";
  private static final String WITHOUT_MAP = "runs without the map of all parameters";
  private static final Pattern ID_IN_XML = Pattern.compile("<RequestId>(.*)</RequestId>");

  private static final List<Class<? extends Trait>> SPOKEN =
      List.of(AwsJson1_1Trait.class, AwsQueryTrait.class, RestXmlTrait.class);

  private final Model model = model();
  private final SmithySchemas schemas = new SmithySchemas(model);
  private final Map<String, String> left = left();

  /** A vector with the operation that it stands at. */
  private record Vector(
      String name, ServiceSchema service, String operation, Shape at, HttpMessageTestCase test) {}

  @TestFactory
  Stream<DynamicTest> everyVectorThatAppliesPasses() {
    return vectors().stream()
        .filter(vector -> left.getOrDefault(vector.name(), "runs").startsWith("runs"))
        .map(vector -> DynamicTest.dynamicTest(vector.name(), () -> run(vector)));
  }

  @Test
  void theListOfVectorsLeftOutNamesOnlyVectors() {
    assertThat(vectors()).extracting(Vector::name).containsAll(left.keySet());
    assertThat(left.values()).allSatisfy(reason -> assertThat(reason).isNotBlank());
  }

  @Test
  void whatIsSaidToBeForClientsIsForClients() {
    for (Vector vector : vectors()) {
      boolean client =
          vector.test().getAppliesTo().map(t -> t.toString().equals("client")).orElse(false);
      assertThat("for clients".equals(left.get(vector.name()))).as(vector.name()).isEqualTo(client);
    }
  }

  @Test
  void mostVectorsApply() {
    assertThat(vectors().size() - left.size()).isGreaterThanOrEqualTo(100);
  }

  private void run(Vector vector) throws IOException {
    if (vector.test() instanceof HttpRequestTestCase request) {
      runRequest(vector, request);
    } else if (vector.at().isOperationShape()) {
      runResponse(vector, (HttpResponseTestCase) vector.test());
    } else {
      runError(vector, (HttpResponseTestCase) vector.test());
    }
  }

  private void runRequest(Vector vector, HttpRequestTestCase test) {
    List<Header> headers = new ArrayList<>();
    test.getHeaders().forEach((name, value) -> headers.add(new Header(name, value)));
    byte[] body = test.getBody().orElse("").getBytes(StandardCharsets.UTF_8);
    RawRequest request =
        new RawRequest(
            test.getMethod(), test.getUri(), query(test), headers, body, "127.0.0.1", false);
    Wire wire = new Wire(List.of(vector.service()));
    Target target = ((Addressed.To) wire.address(request)).target();
    assertThat(target.operation().name()).isEqualTo(vector.operation());
    Record read = wire.read(target.operation(), target.protocol(), request);
    if (left.getOrDefault(vector.name(), "").startsWith(WITHOUT_MAP)) {
      read = withoutMap(target.operation().input().members(), (Values) read);
    }
    assertThat(read).isEqualTo(SmithyNodes.record(target.operation().input(), test.getParams()));
  }

  private static Values withoutMap(List<Member> members, Values read) {
    List<@Nullable Object> values = new ArrayList<>(read.values());
    for (int i = 0; i < values.size(); i++) {
      if (members.get(i).location() == Member.Location.QUERY_PARAMS) {
        values.set(i, null);
      }
    }
    return new Values(values);
  }

  private static @Nullable String query(HttpRequestTestCase test) {
    return test.getQueryParams().isEmpty() ? null : String.join("&", test.getQueryParams());
  }

  private void runResponse(Vector vector, HttpResponseTestCase test) {
    Target target = target(vector);
    Values output = SmithyNodes.record(target.operation().output(), test.getParams());
    RawResponse answer = new Wire(List.of(vector.service())).answer(target, output, id(test));
    check(test, answer, left.getOrDefault(vector.name(), "").startsWith(WITHOUT_NAMESPACES));
  }

  private void runError(Vector vector, HttpResponseTestCase test) {
    String message = test.getParams().getStringMemberOrDefault("Message", "");
    Refusal refusal = new Refusal(vector.at().getId().getName(), message);
    Wire wire = new Wire(List.of(vector.service()));
    check(test, wire.refuse(target(vector), refusal, id(test)), false);
  }

  private static void check(
      HttpResponseTestCase test, RawResponse answer, boolean withoutNamespaces) {
    assertThat(answer.status()).isEqualTo(test.getCode());
    test.getHeaders()
        .forEach(
            (name, value) ->
                assertThat(answer.headers())
                    .anyMatch(h -> h.name().equalsIgnoreCase(name) && h.value().equals(value)));
    if (test.getBody().isEmpty()) {
      return;
    }
    String expected = test.getBody().get();
    String actual = new String(answer.body(), StandardCharsets.UTF_8);
    if (expected.isEmpty()) {
      assertThat(actual).isEmpty();
    } else if (expected.stripLeading().startsWith("<")) {
      assertThat(canonical(actual, expected, withoutNamespaces))
          .isEqualTo(canonical(expected, expected, withoutNamespaces));
    } else if (!expected.startsWith("{")) {
      assertThat(actual).isEqualTo(expected);
    } else {
      assertThat(Node.prettyPrintJson(Node.parse(actual)))
          .isEqualTo(Node.prettyPrintJson(Node.parse(expected)));
    }
  }

  /** Leaves out of a document what the vector leaves out of its own. */
  private static String canonical(String document, String vector, boolean withoutNamespaces) {
    String left = document;
    if (withoutNamespaces || !vector.contains(" xmlns=")) {
      left = left.replaceAll(" xmlns(:\\w+)?=\"[^\"]*\"", "");
    }
    if (!vector.contains("<ResponseMetadata>")) {
      left = left.replaceFirst("<ResponseMetadata>.*</ResponseMetadata>", "");
    }
    return Xml.canonical(Xml.parse(left.getBytes(StandardCharsets.UTF_8)));
  }

  /** The request id that the vector's answer has. */
  private static RequestId id(HttpResponseTestCase test) {
    Matcher matcher = ID_IN_XML.matcher(test.getBody().orElse(""));
    return new RequestId(
        test.getHeaders()
            .getOrDefault("X-Amzn-Requestid", matcher.find() ? matcher.group(1) : "some-id"));
  }

  private static Target target(Vector vector) {
    OperationSchema<?, ?> operation = vector.service().operation(vector.operation()).orElseThrow();
    return new Target(vector.service(), operation, vector.service().protocol());
  }

  private List<Vector> vectors() {
    List<Vector> vectors = new ArrayList<>();
    for (ServiceShape shape : model.getServiceShapes()) {
      if (SPOKEN.stream().anyMatch(shape::hasTrait)) {
        ServiceSchema service = schemas.service(shape);
        for (ShapeId id : shape.getAllOperations()) {
          collect(service, model.expectShape(id, OperationShape.class), vectors);
        }
      }
    }
    return vectors;
  }

  private void collect(ServiceSchema service, OperationShape operation, List<Vector> vectors) {
    String protocol =
        switch (service.protocol()) {
          case AWS_JSON_1_1 -> "awsJson1_1";
          case AWS_QUERY -> "awsQuery";
          case REST_XML -> "restXml";
        };
    String name = operation.getId().getName();
    operation
        .getTrait(HttpRequestTestsTrait.class)
        .ifPresent(
            trait ->
                trait
                    .getTestCases()
                    .forEach(
                        test ->
                            vectors.add(
                                new Vector(
                                    protocol + " request " + test.getId(),
                                    service,
                                    name,
                                    operation,
                                    test))));
    List<Shape> answers = new ArrayList<>(List.of(operation));
    operation.getIntroducedErrorsSet().forEach(id -> answers.add(model.expectShape(id)));
    for (Shape at : answers) {
      at.getTrait(HttpResponseTestsTrait.class)
          .ifPresent(
              trait ->
                  trait
                      .getTestCases()
                      .forEach(
                          test ->
                              vectors.add(
                                  new Vector(
                                      protocol + " response " + test.getId(),
                                      service,
                                      name,
                                      at,
                                      test))));
    }
  }

  private static Model model() {
    ModelAssembler assembler = Model.assembler();
    assembler.putProperty(ModelAssembler.ALLOW_UNKNOWN_TRAITS, true);
    assembler.disableValidation();
    for (URL url : ModelDiscovery.findModels(ProtocolVectorsTest.class.getClassLoader())) {
      String path = url.toString();
      if (!path.contains("smithy-aws-protocol-tests")
          || path.endsWith("/shared-types.smithy")
          || path.endsWith("/aws-config.smithy")
          || FOLDERS.stream().anyMatch(path::contains)) {
        assembler.addImport(url);
      }
    }
    return assembler.assemble().unwrap();
  }

  private static Map<String, String> left() {
    Map<String, String> left = new TreeMap<>();
    try (InputStream in =
        Objects.requireNonNull(
            ProtocolVectorsTest.class.getResourceAsStream("protocol-vectors.txt"))) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (!line.startsWith("#") && !line.isBlank()) {
          String[] parts = line.split(": ", 2);
          assertThat(left.put(parts[0], parts[1])).as(line).isNull();
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return left;
  }
}
