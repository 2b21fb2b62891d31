package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.ErrorSchema;
import io.keyrota.models.schema.Member;
import io.keyrota.models.schema.OperationSchema;
import io.keyrota.models.schema.Protocol;
import io.keyrota.models.schema.ServiceSchema;
import io.keyrota.models.schema.Shape.TimestampFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import software.amazon.smithy.aws.traits.protocols.AwsJson1_1Trait;
import software.amazon.smithy.aws.traits.protocols.AwsQueryErrorTrait;
import software.amazon.smithy.aws.traits.protocols.RestXmlTrait;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.shapes.EnumShape;
import software.amazon.smithy.model.shapes.ListShape;
import software.amazon.smithy.model.shapes.MapShape;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.model.shapes.ServiceShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.traits.ErrorTrait;
import software.amazon.smithy.model.traits.HttpErrorTrait;
import software.amazon.smithy.model.traits.HttpHeaderTrait;
import software.amazon.smithy.model.traits.HttpLabelTrait;
import software.amazon.smithy.model.traits.HttpPayloadTrait;
import software.amazon.smithy.model.traits.HttpPrefixHeadersTrait;
import software.amazon.smithy.model.traits.HttpQueryParamsTrait;
import software.amazon.smithy.model.traits.HttpQueryTrait;
import software.amazon.smithy.model.traits.HttpResponseCodeTrait;
import software.amazon.smithy.model.traits.HttpTrait;
import software.amazon.smithy.model.traits.SparseTrait;
import software.amazon.smithy.model.traits.TimestampFormatTrait;
import software.amazon.smithy.model.traits.XmlAttributeTrait;
import software.amazon.smithy.model.traits.XmlFlattenedTrait;
import software.amazon.smithy.model.traits.XmlNameTrait;
import software.amazon.smithy.model.traits.XmlNamespaceTrait;

/** Schemas made from a Smithy model at run time, with {@link Values} as records. */
final class SmithySchemas {
  private final Model model;
  private final Map<ShapeId, DynamicStructure> structures = new HashMap<>();

  SmithySchemas(Model model) {
    this.model = model;
  }

  ServiceSchema service(ServiceShape service) {
    SequencedMap<String, Supplier<OperationSchema<?, ?>>> operations = new LinkedHashMap<>();
    for (ShapeId id : service.getAllOperations()) {
      OperationSchema<?, ?> made = operation(model.expectShape(id, OperationShape.class));
      operations.put(id.getName(), () -> made);
    }
    Protocol protocol =
        service.hasTrait(AwsJson1_1Trait.class)
            ? Protocol.AWS_JSON_1_1
            : service.hasTrait(RestXmlTrait.class) ? Protocol.REST_XML : Protocol.AWS_QUERY;
    return new ServiceSchema(
        service.getId().getName(),
        service.getId().getName(),
        protocol,
        service.getVersion(),
        service.getId().getName(),
        service.getTrait(XmlNamespaceTrait.class).map(XmlNamespaceTrait::getUri).orElse(""),
        operations);
  }

  private OperationSchema<Values, Values> operation(OperationShape operation) {
    List<ErrorSchema> errors = new ArrayList<>();
    for (ShapeId id : operation.getIntroducedErrorsSet()) {
      errors.add(error(model.expectShape(id)));
    }
    return new OperationSchema<>(
        operation.getId().getName(),
        structure(operation.getInputShape()),
        structure(operation.getOutputShape()),
        operation.getOutput().isPresent(),
        operation.getId().getName() + "Result",
        errors,
        operation
            .getTrait(HttpTrait.class)
            .map(
                http ->
                    new OperationSchema.HttpBinding(
                        http.getMethod(), http.getUri().toString(), http.getCode()))
            .orElse(null),
        false,
        false);
  }

  private static ErrorSchema error(Shape shape) {
    boolean sender = shape.expectTrait(ErrorTrait.class).isClientError();
    int status =
        shape
            .getTrait(AwsQueryErrorTrait.class)
            .map(AwsQueryErrorTrait::getHttpResponseCode)
            .orElseGet(
                () ->
                    shape
                        .getTrait(HttpErrorTrait.class)
                        .map(HttpErrorTrait::getCode)
                        .orElse(sender ? 400 : 500));
    String code =
        shape
            .getTrait(AwsQueryErrorTrait.class)
            .map(AwsQueryErrorTrait::getCode)
            .orElse(shape.getId().getName());
    return new ErrorSchema(shape.getId().getName(), code, status, sender);
  }

  DynamicStructure structure(ShapeId id) {
    DynamicStructure known = structures.get(id);
    if (known != null) {
      return known;
    }
    Shape shape = model.expectShape(id);
    List<Member> members = new ArrayList<>();
    for (MemberShape member : shape.members()) {
      members.add(
          new Member(
              member.getMemberName(),
              () -> target(member),
              member.isRequired(),
              member.getTrait(XmlNameTrait.class).map(XmlNameTrait::getValue).orElse(null),
              null,
              member.hasTrait(XmlFlattenedTrait.class),
              location(member),
              locationName(member)));
    }
    DynamicStructure made = new DynamicStructure(id.getName(), shape.isUnionShape(), members);
    structures.put(id, made);
    return made;
  }

  private static Member.Location location(MemberShape member) {
    if (member.hasTrait(HttpLabelTrait.class)) {
      return Member.Location.LABEL;
    } else if (member.hasTrait(HttpQueryTrait.class)) {
      return Member.Location.QUERY;
    } else if (member.hasTrait(HttpQueryParamsTrait.class)) {
      return Member.Location.QUERY_PARAMS;
    } else if (member.hasTrait(HttpHeaderTrait.class)) {
      return Member.Location.HEADER;
    } else if (member.hasTrait(HttpPrefixHeadersTrait.class)) {
      return Member.Location.PREFIX_HEADERS;
    } else if (member.hasTrait(HttpPayloadTrait.class)) {
      return Member.Location.PAYLOAD;
    } else if (member.hasTrait(HttpResponseCodeTrait.class)) {
      return Member.Location.STATUS;
    }
    return member.hasTrait(XmlAttributeTrait.class)
        ? Member.Location.ATTRIBUTE
        : Member.Location.BODY;
  }

  private static String locationName(MemberShape member) {
    return switch (location(member)) {
      case LABEL -> member.getMemberName();
      case QUERY -> member.expectTrait(HttpQueryTrait.class).getValue();
      case HEADER -> member.expectTrait(HttpHeaderTrait.class).getValue();
      case PREFIX_HEADERS -> member.expectTrait(HttpPrefixHeadersTrait.class).getValue();
      default -> "";
    };
  }

  private io.keyrota.models.schema.Shape target(MemberShape member) {
    Shape target = model.expectShape(member.getTarget());
    return switch (target.getType()) {
      case STRING -> new io.keyrota.models.schema.Shape.Text(null, null, false);
      case ENUM ->
          new io.keyrota.models.schema.Shape.Choice(
              List.copyOf(((EnumShape) target).getEnumValues().values()), null);
      case BYTE, SHORT, INTEGER, INT_ENUM -> new io.keyrota.models.schema.Shape.Int(null);
      case LONG -> new io.keyrota.models.schema.Shape.Wide(null);
      case FLOAT, DOUBLE -> new io.keyrota.models.schema.Shape.Real();
      case BOOLEAN -> new io.keyrota.models.schema.Shape.Flag();
      case BLOB -> new io.keyrota.models.schema.Shape.Bytes(null, false);
      case TIMESTAMP -> new io.keyrota.models.schema.Shape.Timestamp(format(member, target));
      case LIST, SET -> list((ListShape) target);
      case MAP -> map((MapShape) target);
      case STRUCTURE, UNION ->
          new io.keyrota.models.schema.Shape.Structure(structure(target.getId()));
      case DOCUMENT -> new io.keyrota.models.schema.Shape.Free();
      default -> throw new IllegalArgumentException(target.getId() + " has no schema");
    };
  }

  private io.keyrota.models.schema.Shape list(ListShape list) {
    return new io.keyrota.models.schema.Shape.Sequence(
        () -> target(list.getMember()),
        xmlName(list.getMember()),
        null,
        list.hasTrait(SparseTrait.class));
  }

  private io.keyrota.models.schema.Shape map(MapShape map) {
    return new io.keyrota.models.schema.Shape.Mapping(
        target(map.getKey()),
        xmlName(map.getKey()),
        () -> target(map.getValue()),
        xmlName(map.getValue()),
        null,
        map.hasTrait(SparseTrait.class));
  }

  private static String xmlName(MemberShape member) {
    return member
        .getTrait(XmlNameTrait.class)
        .map(XmlNameTrait::getValue)
        .orElse(member.getMemberName());
  }

  private static TimestampFormat format(MemberShape member, Shape target) {
    return member
        .getTrait(TimestampFormatTrait.class)
        .or(() -> target.getTrait(TimestampFormatTrait.class))
        .map(
            trait ->
                switch (trait.getFormat()) {
                  case DATE_TIME -> TimestampFormat.DATE_TIME;
                  case EPOCH_SECONDS -> TimestampFormat.EPOCH_SECONDS;
                  case HTTP_DATE -> TimestampFormat.HTTP_DATE;
                  case UNKNOWN -> TimestampFormat.DEFAULT;
                })
        .orElse(TimestampFormat.DEFAULT);
  }
}
