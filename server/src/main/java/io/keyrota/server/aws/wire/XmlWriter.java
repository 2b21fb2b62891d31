package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.Blob;
import io.keyrota.models.schema.Member.Location;
import io.keyrota.models.schema.Shape;
import io.keyrota.models.schema.Shape.TimestampFormat;
import io.keyrota.rules.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the members of records as awsQuery's and restXml's XML. Absent members are left out. */
final class XmlWriter {
  private final XmlOutput out;

  XmlWriter(XmlOutput out) {
    this.out = out;
  }

  void structure(Layout layout, Record record) {
    for (Layout.Field field : layout.fields()) {
      Object value = layout.value(record, field);
      if (value != null && field.location() == Location.BODY) {
        member(field, value);
      }
    }
  }

  /** The members that are attributes, into a tag that is still open. */
  void attributes(Layout layout, Record record) {
    if (!layout.hasAttributes()) {
      return;
    }
    for (Layout.Field field : layout.fields()) {
      Object value = layout.value(record, field);
      if (value != null && field.location() == Location.ATTRIBUTE) {
        out.raw(" " + field.xmlName() + "=\"");
        out.text(RestTexts.of(field.shape(), value, RestTexts.Place.BODY));
        out.raw("\"");
      }
    }
  }

  private void member(Layout.Field field, Object value) {
    if (field.flattened() && field.shape() instanceof Shape.Sequence sequence) {
      Shape member = sequence.member().get();
      for (Object item : (List<?>) value) {
        out.raw(field.xmlOpen());
        value(member, item);
        out.raw(field.xmlClose());
      }
    } else if (field.flattened() && field.shape() instanceof Shape.Mapping mapping) {
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        out.raw(field.xmlOpen());
        entry(mapping, entry);
        out.raw(field.xmlClose());
      }
    } else {
      open(field, value);
      value(field.shape(), value);
      out.raw(field.xmlClose());
    }
  }

  private void open(Layout.Field field, Object value) {
    if (field.shape() instanceof Shape.Structure structure
        && Layout.of(structure.schema()).hasAttributes()) {
      out.raw("<" + field.xmlName());
      attributes(Layout.of(structure.schema()), (Record) value);
      out.raw(">");
    } else {
      out.raw(field.xmlOpen());
    }
  }

  private void value(Shape shape, @Nullable Object value) {
    if (value == null) {
      return;
    }
    switch (shape) {
      case Shape.Text _ -> {
        if (value instanceof Secret secret) {
          out.text(secret);
        } else {
          out.text((String) value);
        }
      }
      case Shape.Choice _ -> out.text((String) value);
      case Shape.Int _, Shape.Wide _, Shape.Real _, Shape.Flag _ -> out.raw(value.toString());
      case Shape.Bytes _ ->
          out.raw(
              Base64.getEncoder()
                  .encode(
                      value instanceof Secret secret ? secret.reveal() : ((Blob) value).bytes()));
      case Shape.Timestamp timestamp -> out.raw(instant(timestamp.format(), (Instant) value));
      case Shape.Sequence sequence -> {
        byte[] open = ("<" + sequence.memberName() + ">").getBytes(StandardCharsets.UTF_8);
        byte[] close = ("</" + sequence.memberName() + ">").getBytes(StandardCharsets.UTF_8);
        Shape member = sequence.member().get();
        for (Object item : (List<?>) value) {
          out.raw(open);
          value(member, item);
          out.raw(close);
        }
      }
      case Shape.Mapping mapping -> {
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
          out.open("entry");
          entry(mapping, entry);
          out.close("entry");
        }
      }
      case Shape.Structure structure -> structure(Layout.of(structure.schema()), (Record) value);
      case Shape.Free _ -> throw new IllegalStateException("awsQuery has no documents");
    }
  }

  private void entry(Shape.Mapping mapping, Map.Entry<?, ?> entry) {
    out.element(mapping.keyName(), (String) entry.getKey());
    out.open(mapping.valueName());
    value(mapping.value().get(), entry.getValue());
    out.close(mapping.valueName());
  }

  private static String instant(TimestampFormat format, Instant value) {
    return switch (format) {
      case DEFAULT, DATE_TIME -> Timestamps.dateTime(value);
      case EPOCH_SECONDS -> Timestamps.epochSeconds(value);
      case HTTP_DATE -> Timestamps.httpDate(value);
    };
  }
}
