package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.Blob;
import io.keyrota.models.schema.Member.Location;
import io.keyrota.models.schema.OperationSchema;
import io.keyrota.models.schema.Shape;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.wire.XmlTokens.Token;
import io.keyrota.server.http.Header;
import io.keyrota.server.http.RawRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a restXml request into its input: labels of the path, parameters of the query, header
 * fields, and the XML body. Unknown parameters and fields are ignored; a body is read only where
 * the operation has one.
 */
final class RestReader {
  private final RawRequest request;
  private final Draft draft;

  private RestReader(RawRequest request, Draft draft) {
    this.request = request;
    this.draft = draft;
  }

  static Draft read(OperationSchema<?, ?> operation, RawRequest request) {
    Draft draft = new Draft(operation.input());
    RestReader reader = new RestReader(request, draft);
    Map<String, String> labels =
        new RestPath(Objects.requireNonNull(operation.http())).raw(request.path());
    reader.address(labels == null ? Map.of() : labels);
    reader.headers();
    reader.body();
    return draft;
  }

  private void address(Map<String, String> labels) {
    Form form = Form.ofQuery(request);
    for (Layout.Field field : draft.layout().fields()) {
      if (field.location() == Location.LABEL) {
        String label = labels.get(field.locationName());
        if (label != null) {
          draft.set(
              field,
              RestTexts.scalar(field.shape(), RestTexts.unescaped(label), RestTexts.Place.ADDRESS));
        }
      } else if (field.location() == Location.QUERY) {
        List<String> values = form.all(field.locationName());
        if (!values.isEmpty()) {
          draft.set(field, queried(field, values));
        }
      }
    }
    for (Layout.Field field : draft.layout().fields()) {
      if (field.location() == Location.QUERY_PARAMS) {
        all(field, form);
      }
    }
  }

  private static Object queried(Layout.Field field, List<String> values) {
    if (field.shape() instanceof Shape.Sequence sequence) {
      List<@Nullable Object> items = new ArrayList<>();
      for (String value : values) {
        items.add(RestTexts.scalar(sequence.member().get(), value, RestTexts.Place.ADDRESS));
      }
      return items;
    }
    if (values.size() > 1) {
      throw Form.duplicate(field.locationName());
    }
    return RestTexts.scalar(field.shape(), values.getFirst(), RestTexts.Place.ADDRESS);
  }

  private void all(Layout.Field field, Form form) {
    Shape value = ((Shape.Mapping) field.shape()).value().get();
    SequencedMap<String, @Nullable Object> entries = new LinkedHashMap<>();
    for (int i = 0; i < form.size(); i++) {
      String name = form.name(i);
      if (value instanceof Shape.Sequence) {
        entries.put(name, new ArrayList<@Nullable Object>(form.all(name)));
      } else {
        entries.putIfAbsent(name, form.value(i));
      }
    }
    if (!entries.isEmpty()) {
      draft.set(field, entries);
    }
  }

  private void headers() {
    for (Layout.Field field : draft.layout().fields()) {
      if (field.location() == Location.HEADER) {
        String value = joined(field.locationName());
        if (value != null) {
          draft.set(field, HeaderTexts.read(field.shape(), value));
        }
      } else if (field.location() == Location.PREFIX_HEADERS) {
        SequencedMap<String, @Nullable Object> entries = new LinkedHashMap<>();
        String prefix = field.locationName().toLowerCase(Locale.ROOT);
        for (Header header : request.headers()) {
          if (header.name().toLowerCase(Locale.ROOT).startsWith(prefix)) {
            entries.putIfAbsent(header.name().substring(prefix.length()), header.value());
          }
        }
        draft.set(field, entries);
      }
    }
  }

  private @Nullable String joined(String name) {
    String joined = null;
    for (Header header : request.headers()) {
      if (header.name().equalsIgnoreCase(name)) {
        joined = joined == null ? header.value() : joined + ", " + header.value();
      }
    }
    return joined;
  }

  private void body() {
    byte[] body = request.body();
    Layout.Field payload = draft.layout().payload();
    if (payload != null) {
      payload(payload, body);
    } else if (draft.layout().hasBody() && body.length > 0) {
      XmlTokens tokens = new XmlTokens(body);
      tokens.next();
      if (!tokens.name().equals(draft.layout().schema().name())) {
        throw XmlTokens.malformed(
            "Cannot find the declaration of element '"
                + tokens.name().substring(0, Math.min(64, tokens.name().length()))
                + "'");
      }
      new XmlReader(tokens).structure(draft);
      end(tokens);
    }
  }

  private void payload(Layout.Field field, byte[] body) {
    switch (field.shape()) {
      case Shape.Structure _ -> {
        if (body.length > 0) {
          XmlTokens tokens = new XmlTokens(body);
          tokens.next();
          draft.set(field, new XmlReader(tokens).value(field.shape()));
          end(tokens);
        }
      }
      case Shape.Bytes bytes -> {
        if (body.length > 0) {
          draft.set(field, bytes.sensitive() ? Secret.owning(body.clone()) : Blob.of(body));
        }
      }
      default -> {
        if (body.length > 0) {
          String text = Utf8.decode(body, 0, body.length);
          if (text == null) {
            throw QueryReader.malformed("The body is not UTF-8");
          }
          draft.set(field, RestTexts.scalar(field.shape(), text, RestTexts.Place.BODY));
        }
      }
    }
  }

  private static void end(XmlTokens tokens) {
    Token after = tokens.next();
    if (after != Token.DOCUMENT_END) {
      throw XmlTokens.malformed("There is more than one document");
    }
  }
}
