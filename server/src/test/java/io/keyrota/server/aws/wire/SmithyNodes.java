package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.Blob;
import io.keyrota.models.schema.Member;
import io.keyrota.models.schema.Shape;
import io.keyrota.models.schema.StructureSchema;
import io.keyrota.rules.json.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.node.ObjectNode;

/** A vector's {@code params} as the values that a schema names. */
final class SmithyNodes {
  private SmithyNodes() {}

  static Values record(StructureSchema<?> schema, ObjectNode node) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Member member : schema.members()) {
      Node value = node.getMember(member.name()).orElse(null);
      values.add(value == null || value.isNullNode() ? null : value(member.shape().get(), value));
    }
    return new Values(values);
  }

  private static @Nullable Object value(Shape shape, Node node) {
    if (node.isNullNode()) {
      return null;
    }
    return switch (shape) {
      case Shape.Text _, Shape.Choice _ -> node.expectStringNode().getValue();
      case Shape.Int _ -> node.expectNumberNode().getValue().intValue();
      case Shape.Wide _ -> node.expectNumberNode().getValue().longValue();
      case Shape.Real _ ->
          node.isStringNode()
              ? Double.valueOf(node.expectStringNode().getValue())
              : (Double) node.expectNumberNode().getValue().doubleValue();
      case Shape.Flag _ -> node.expectBooleanNode().getValue();
      case Shape.Bytes _ ->
          Blob.of(node.expectStringNode().getValue().getBytes(StandardCharsets.UTF_8));
      case Shape.Timestamp _ ->
          Instant.ofEpochMilli(
              new BigDecimal(node.expectNumberNode().getValue().toString())
                  .movePointRight(3)
                  .longValueExact());
      case Shape.Sequence sequence -> {
        List<@Nullable Object> items = new ArrayList<>();
        for (Node item : node.expectArrayNode().getElements()) {
          items.add(value(sequence.member().get(), item));
        }
        yield items;
      }
      case Shape.Mapping mapping -> {
        SequencedMap<String, @Nullable Object> entries = new LinkedHashMap<>();
        node.expectObjectNode()
            .getStringMap()
            .forEach((key, item) -> entries.put(key, value(mapping.value().get(), item)));
        yield entries;
      }
      case Shape.Structure structure -> record(structure.schema(), node.expectObjectNode());
      case Shape.Free _ -> json(node);
    };
  }

  private static Json json(Node node) {
    return switch (node.getType()) {
      case OBJECT -> {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        node.expectObjectNode()
            .getStringMap()
            .forEach((key, value) -> members.put(key, json(value)));
        yield new Json.Obj(members);
      }
      case ARRAY ->
          new Json.Arr(
              node.expectArrayNode().getElements().stream().map(SmithyNodes::json).toList());
      case STRING -> new Json.Str(node.expectStringNode().getValue());
      case NUMBER -> new Json.Num(node.expectNumberNode().getValue().toString());
      case BOOLEAN -> new Json.Bool(node.expectBooleanNode().getValue());
      case NULL -> new Json.Null();
    };
  }
}
