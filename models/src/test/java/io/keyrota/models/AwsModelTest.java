package io.keyrota.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keyrota.models.acm.AcmModel;
import io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.route53.Route53Model;
import io.keyrota.models.schema.ErrorSchema;
import io.keyrota.models.schema.Member;
import io.keyrota.models.schema.OperationSchema;
import io.keyrota.models.schema.Protocol;
import io.keyrota.models.schema.ServiceSchema;
import io.keyrota.models.schema.Shape;
import io.keyrota.models.schema.StructureSchema;
import io.keyrota.models.sts.StsModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.node.ObjectNode;
import software.amazon.smithy.model.node.StringNode;

/**
 * Compares the generated schemas with AWS's own description of each service, where that is at hand
 * beside the repository: nothing of it may be missing here or be constrained otherwise.
 */
class AwsModelTest {
  static final List<ServiceSchema> SERVICES =
      List.of(
          IamModel.SERVICE,
          StsModel.SERVICE,
          KmsModel.SERVICE,
          AcmModel.SERVICE,
          Route53Model.SERVICE,
          ElasticloadbalancingModel.SERVICE);

  /** Services whose model AWS files under another name than that of their signatures. */
  private static final Map<String, String> FILED_AS = Map.of("elasticloadbalancing", "elbv2");

  /** Members of answers that AWS's model requires and AWS leaves out for the account's root. */
  private static final Set<String> ABSENT_FOR_ROOT =
      Set.of("AccessKey.UserName", "SigningCertificate.UserName", "User.Path", "User.UserName");

  /**
   * What AWS added after the description at hand was made, August 2026, from its own clients:
   * operations, members of one structure or of every one that has them, and values of enums.
   */
  private static final Set<String> NEWER =
      Set.of(
          "ListCertificateDomainValidations",
          "CertificateOptions.ValidationMethod",
          "MinimumSessionTokenSize",
          "SessionTokenUtilization",
          "SessionTokenSize",
          "Encapsulate",
          "Decapsulate",
          "KeyMetadata.EncapsulationAlgorithms",
          "GetPublicKeyResponse.EncapsulationAlgorithms",
          "KeySpec.ML_KEM_512",
          "KeySpec.ML_KEM_768",
          "KeySpec.ML_KEM_1024",
          "DataKeyPairSpec.ML_KEM_512",
          "DataKeyPairSpec.ML_KEM_768",
          "DataKeyPairSpec.ML_KEM_1024",
          "KeyUsageType.ENCAPSULATE_DECAPSULATE",
          "GrantOperation.Encapsulate",
          "GrantOperation.Decapsulate",
          "KeyLastUsageTrackingOperation.Encapsulate",
          "KeyLastUsageTrackingOperation.Decapsulate");

  @ParameterizedTest
  @FieldSource("SERVICES")
  void ourSurfaceIsAws(ServiceSchema service) throws IOException {
    ObjectNode model = awsModel(FILED_AS.getOrDefault(service.prefix(), service.prefix()));
    ObjectNode operations = model.expectObjectMember("operations");
    Comparison comparison = new Comparison(model.expectObjectMember("shapes"), service);

    Set<String> names = new TreeSet<>(service.operationNames());
    names.removeAll(NEWER);
    assertThat(names).isEqualTo(new TreeSet<>(operations.getStringMap().keySet()));
    for (OperationSchema<?, ?> ours : Models.operations(service)) {
      if (NEWER.contains(ours.name())) {
        continue;
      }
      comparison.compare(ours, operations.expectObjectMember(ours.name()));
    }
    assertThat(comparison.compared).hasSizeGreaterThan(service.operationNames().size());
  }

  private static ObjectNode awsModel(String service) throws IOException {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path file = at.resolve("../shared/models/aws/" + service + "-service-2.json").normalize();
      if (Files.exists(file)) {
        return Node.parse(Files.readString(file)).expectObjectNode();
      }
    }
    assumeTrue(false, "AWS's models are not beside the repository (../shared/models/aws)");
    throw new AssertionError();
  }

  private static final class Comparison {
    private final ObjectNode shapes;
    private final ServiceSchema service;
    private final Set<String> compared = new HashSet<>();

    Comparison(ObjectNode shapes, ServiceSchema service) {
      this.shapes = shapes;
      this.service = service;
    }

    void compare(OperationSchema<?, ?> ours, ObjectNode aws) {
      compare(ours.http(), aws.expectObjectMember("http"));
      assertThat(ours.hasOutput()).isEqualTo(aws.getMember("output").isPresent());
      compare(ours.input(), aws, "input");
      compare(ours.output(), aws, "output");
      TreeMap<String, ErrorSchema> declared = new TreeMap<>();
      ours.errors().forEach(error -> declared.put(error.shapeName(), error));
      Set<String> expected = new TreeSet<>();
      aws.getArrayMember("errors")
          .ifPresent(
              errors ->
                  errors
                      .getElementsAs(ObjectNode.class)
                      .forEach(error -> expected.add(text(error, "shape"))));
      assertThat(declared.keySet()).as(ours.name()).isEqualTo(expected);
      declared.forEach((name, error) -> compare(error, shapes.expectObjectMember(name)));
    }

    private void compare(OperationSchema.@Nullable HttpBinding ours, ObjectNode aws) {
      if (service.protocol() != Protocol.REST_XML) {
        assertThat(ours).isNull();
        return;
      }
      if (ours == null) {
        throw new AssertionError("no binding to HTTP");
      }
      assertThat(ours.method()).isEqualTo(text(aws, "method"));
      // Labels are named as their members are, and no path ends with a slash.
      assertThat(ours.uri().replaceAll("\\{\\w+}", "{}"))
          .isEqualTo(text(aws, "requestUri").replaceAll("\\{\\w+}", "{}").replaceAll("/$", ""));
      Number status = aws.getNumberMemberOrDefault("responseCode", 200);
      assertThat(ours.status()).isEqualTo(status.intValue());
    }

    private void compare(StructureSchema<?> ours, ObjectNode operation, String side) {
      operation
          .getObjectMember(side)
          .ifPresentOrElse(
              aws -> compare(new Shape.Structure(ours), text(aws, "shape"), ours.name()),
              () -> assertThat(ours.members()).isEmpty());
    }

    private void compare(ErrorSchema ours, ObjectNode aws) {
      ObjectNode error = aws.getObjectMember("error").orElse(Node.objectNode());
      boolean fault = aws.getBooleanMemberOrDefault("fault", false);
      Number status = error.getNumberMemberOrDefault("httpStatusCode", fault ? 500 : 400);
      String code = error.getStringMemberOrDefault("code", ours.shapeName());
      assertThat(ours)
          .isEqualTo(
              new ErrorSchema(ours.shapeName(), code, status.intValue(), status.intValue() < 500));
    }

    private void compare(Shape ours, String shapeName, String where) {
      ObjectNode aws = shapes.expectObjectMember(shapeName);
      Shape.@Nullable Range bounds = bounds(aws);
      boolean sensitive = aws.getBooleanMemberOrDefault("sensitive", false);
      String type = text(aws, "type");
      switch (ours) {
        case Shape.Structure(StructureSchema<?> structure) ->
            compare(structure, shapeName, aws, where);
        case Shape.Choice(List<String> values, Shape.@Nullable Range length) -> {
          assertThat(
                  values.stream()
                      .filter(value -> !NEWER.contains(shapeName + "." + value))
                      .toList())
              .as(where)
              .isEqualTo(texts(aws, "enum"));
          assertThat(length).as(where).isEqualTo(bounds);
        }
        case Shape.Text text -> {
          assertThat(type).as(where).isEqualTo("string");
          assertThat(aws.getMember("enum")).as(where).isEmpty();
          assertThat(text.length()).as(where).isEqualTo(bounds);
          Pattern pattern = text.pattern();
          assertThat(pattern == null ? null : pattern.pattern())
              .as(where)
              .isEqualTo(aws.getStringMember("pattern").map(StringNode::getValue).orElse(null));
          assertThat(text.sensitive() || !sensitive).as(where).isTrue();
        }
        case Shape.Bytes bytes -> {
          assertThat(type).as(where).isEqualTo("blob");
          assertThat(bytes.length()).as(where).isEqualTo(bounds);
          assertThat(bytes.sensitive() || !sensitive).as(where).isTrue();
        }
        case Shape.Int(Shape.@Nullable Range range) -> {
          assertThat(type).as(where).isEqualTo("integer");
          assertThat(range).as(where).isEqualTo(bounds);
        }
        case Shape.Wide(Shape.@Nullable Range range) -> {
          assertThat(type).as(where).isEqualTo("long");
          assertThat(range).as(where).isEqualTo(bounds);
        }
        case Shape.Sequence list -> {
          assertThat(list.length()).as(where).isEqualTo(bounds);
          assertThat(list.memberName())
              .as(where)
              .isEqualTo(
                  aws.expectObjectMember("member")
                      .getStringMemberOrDefault("locationName", "member"));
          compare(list.member().get(), target(aws, "member"), where + "[]");
        }
        case Shape.Mapping map -> {
          assertThat(map.length()).as(where).isEqualTo(bounds);
          compare(map.key(), target(aws, "key"), where + ".key");
          compare(map.value().get(), target(aws, "value"), where + ".value");
        }
        case Shape.Flag _ -> assertThat(type).as(where).isEqualTo("boolean");
        case Shape.Timestamp _ -> assertThat(type).as(where).isEqualTo("timestamp");
        case Shape.Real _ -> assertThat(type).as(where).isIn("double", "float");
        case Shape.Free _ -> throw new AssertionError(where + ": AWS has no free value here");
      }
    }

    private void compare(StructureSchema<?> ours, String shapeName, ObjectNode aws, String where) {
      if (!compared.add(shapeName)) {
        return;
      }
      assertThat(ours.name()).as(where).isEqualTo(shapeName);
      assertThat(ours.union()).as(where).isEqualTo(aws.getBooleanMemberOrDefault("union", false));
      ObjectNode members = aws.expectObjectMember("members");
      List<Member> known =
          ours.members().stream()
              .filter(member -> !NEWER.contains(member.name()))
              .filter(member -> !NEWER.contains(shapeName + "." + member.name()))
              .toList();
      assertThat(known.stream().map(Member::name).toList())
          .as(where)
          .isEqualTo(List.copyOf(members.getStringMap().keySet()));
      List<String> required = texts(aws, "required");
      for (Member member : known) {
        String path = shapeName + "." + member.name();
        ObjectNode target = members.expectObjectMember(member.name());
        assertThat(member.required())
            .as(path)
            .isEqualTo(required.contains(member.name()) && !ABSENT_FOR_ROOT.contains(path));
        assertThat(member.xmlName()).as(path).isNull();
        assertThat(member.flattened()).as(path).isFalse();
        compareLocation(member, target, path);
        compare(member.shape().get(), text(target, "shape"), path);
      }
    }

    private void compareLocation(Member ours, ObjectNode aws, String where) {
      String location = aws.getStringMember("location").map(StringNode::getValue).orElse("body");
      Member.Location expected =
          switch (location) {
            case "uri" -> Member.Location.LABEL;
            case "querystring" -> Member.Location.QUERY;
            case "header" -> Member.Location.HEADER;
            default -> Member.Location.BODY;
          };
      assertThat(ours.location()).as(where).isEqualTo(expected);
      if (expected == Member.Location.QUERY || expected == Member.Location.HEADER) {
        assertThat(ours.locationName()).as(where).isEqualTo(text(aws, "locationName"));
      } else if (expected == Member.Location.BODY) {
        assertThat(aws.getMember("locationName").map(Node::expectStringNode))
            .as(where)
            .satisfiesAnyOf(
                name -> assertThat(name).isEmpty(),
                name -> assertThat(name.orElseThrow().getValue()).isEqualTo(ours.name()));
      } else {
        assertThat(service.protocol()).isEqualTo(Protocol.REST_XML);
      }
    }

    private static Shape.@Nullable Range bounds(ObjectNode aws) {
      Long min = aws.getNumberMember("min").map(n -> n.getValue().longValue()).orElse(null);
      Long max = aws.getNumberMember("max").map(n -> n.getValue().longValue()).orElse(null);
      return min == null && max == null ? null : new Shape.Range(min, max);
    }

    private static String target(ObjectNode aws, String part) {
      return text(aws.expectObjectMember(part), "shape");
    }

    private static String text(ObjectNode node, String member) {
      return node.expectStringMember(member).getValue();
    }

    private static List<String> texts(ObjectNode node, String member) {
      return node.getArrayMember(member)
          .map(array -> array.getElementsAs(StringNode::getValue))
          .orElse(List.of());
    }
  }
}
