package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.Blob;
import io.keyrota.models.schema.OperationSchema;
import io.keyrota.models.schema.Shape;
import io.keyrota.rules.aws.RequestId;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.http.Header;
import io.keyrota.server.http.RawResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the answer of a restXml operation: its status, header fields and XML body. */
final class RestWriter {
  static final String XML = "application/xml";

  private final Layout layout;
  private final Record output;

  private RestWriter(Layout layout, Record output) {
    this.layout = layout;
    this.output = output;
  }

  static RawResponse answer(Target target, Record output, RequestId id) {
    OperationSchema<?, ?> operation = target.operation();
    RestWriter writer = new RestWriter(Layout.of(operation.output()), output);
    int status = Objects.requireNonNull(operation.http()).status();
    List<Header> headers = new ArrayList<>();
    byte[] body = writer.body(target.service().xmlNamespace(), headers);
    headers.add(new Header("x-amzn-RequestId", id.text()));
    for (Layout.Field field : writer.layout.fields()) {
      Object value = writer.layout.value(output, field);
      if (value == null) {
        continue;
      }
      switch (field.location()) {
        case HEADER ->
            headers.add(new Header(field.locationName(), HeaderTexts.write(field.shape(), value)));
        case PREFIX_HEADERS -> {
          for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
            headers.add(
                new Header(
                    field.locationName() + entry.getKey(), String.valueOf(entry.getValue())));
          }
        }
        case STATUS -> status = (Integer) value;
        default -> {}
      }
    }
    return new RawResponse(status, List.copyOf(headers), body, true);
  }

  private byte[] body(String namespace, List<Header> headers) {
    Layout.Field payload = layout.payload();
    if (payload != null) {
      return payload(payload, layout.value(output, payload), namespace, headers);
    }
    headers.add(new Header("Content-Type", XML));
    if (!layout.hasBody()) {
      return new byte[0];
    }
    return document(layout.schema().name(), layout, output, namespace);
  }

  private static byte[] payload(
      Layout.Field field, @Nullable Object value, String namespace, List<Header> headers) {
    return switch (value) {
      case null -> {
        headers.add(new Header("Content-Type", XML));
        yield new byte[0];
      }
      case Record record -> {
        headers.add(new Header("Content-Type", XML));
        Layout structure = Layout.of(((Shape.Structure) field.shape()).schema());
        yield document(
            field.xmlNamed() ? field.xmlName() : structure.schema().name(),
            structure,
            record,
            namespace);
      }
      case Blob blob -> {
        headers.add(new Header("Content-Type", "application/octet-stream"));
        yield blob.bytes();
      }
      case Secret secret -> secret.reveal().clone();
      default -> {
        headers.add(new Header("Content-Type", "text/plain"));
        yield value.toString().getBytes(StandardCharsets.UTF_8);
      }
    };
  }

  private static byte[] document(String root, Layout layout, Record record, String namespace) {
    XmlOutput out = new XmlOutput();
    XmlWriter writer = new XmlWriter(out);
    out.raw("<");
    out.raw(root);
    if (!namespace.isEmpty()) {
      out.raw(" xmlns=\"");
      out.text(namespace);
      out.raw("\"");
    }
    writer.attributes(layout, record);
    out.raw(">");
    writer.structure(layout, record);
    out.close(root);
    return out.toByteArray();
  }
}
