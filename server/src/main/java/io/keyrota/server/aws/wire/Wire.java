package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.ErrorSchema;
import io.keyrota.models.schema.OperationSchema;
import io.keyrota.models.schema.Protocol;
import io.keyrota.models.schema.ServiceSchema;
import io.keyrota.models.schema.StructureSchema;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.RequestId;
import io.keyrota.server.http.Header;
import io.keyrota.server.http.RawRequest;
import io.keyrota.server.http.RawResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Between HTTP and records: finds the operation of a request, reads its input, writes answers and
 * errors. One for all services, free of state and of everything that operations know.
 */
public final class Wire {
  private final Addressing addressing;
  private final ErrorForms errors = new ErrorForms();

  /** Speaks for these services; no two of them may share a target prefix or a query version. */
  public Wire(List<ServiceSchema> services) {
    this.addressing = new Addressing(services);
  }

  /** Which operation the request names, judged by what is not authenticated yet. */
  public Addressed address(RawRequest request) {
    return addressing.address(request);
  }

  /**
   * The input of an operation, satisfying every constraint of the model.
   *
   * @throws Refusal {@code SerializationException}, {@code MalformedInput}, {@code
   *     MalformedQueryString} or {@code RequestTooLarge} when it cannot be read, {@code
   *     ValidationError} naming all broken constraints
   */
  public <I extends Record> I read(
      OperationSchema<I, ?> operation, Protocol protocol, RawRequest request) {
    Draft draft =
        switch (protocol) {
          case AWS_JSON_1_1 -> JsonReader.read(operation.input(), request.body());
          case AWS_QUERY -> QueryReader.read(operation.input(), Form.of(request));
          case REST_XML -> RestReader.read(operation, request);
        };
    Validator.check(draft);
    return draft.build(operation.input());
  }

  /** The answer of an operation that succeeded. */
  public RawResponse answer(Target target, Record output, RequestId id) {
    OperationSchema<?, ?> operation = target.operation();
    return switch (target.protocol()) {
      case AWS_JSON_1_1 ->
          json(
              200,
              operation.hasOutput()
                  ? JsonWriter.write(Layout.of(operation.output()), output)
                  : new byte[0],
              id);
      case AWS_QUERY ->
          target.json()
              ? QueryJson.answer(target, output, id)
              : xml(200, result(target, output, id), id);
      case REST_XML -> RestWriter.answer(target, output, id);
    };
  }

  /**
   * The answer of a request that named no operation.
   *
   * @param service null when none can be told: XML then has no namespace
   */
  public RawResponse refuse(
      Protocol protocol, @Nullable ServiceSchema service, Refusal refusal, RequestId id) {
    return refuse(
        protocol, service, errors.find(protocol, service, null, refusal.code()), refusal, id);
  }

  /** The answer of an operation that refused: its own errors are looked at first. */
  public RawResponse refuse(Target target, Refusal refusal, RequestId id) {
    ErrorSchema error =
        errors.find(target.protocol(), target.service(), target.operation(), refusal.code());
    return target.json()
        ? QueryJson.refuse(error, refusal, id)
        : refuse(target.protocol(), target.service(), error, refusal, id);
  }

  private static RawResponse refuse(
      Protocol protocol,
      @Nullable ServiceSchema service,
      ErrorSchema error,
      Refusal refusal,
      RequestId id) {
    if (protocol == Protocol.AWS_JSON_1_1) {
      byte[] body =
          JsonWriter.bytes(
              out -> {
                out.open('{').name("__type").string(error.code());
                if (!refusal.message().isEmpty()) {
                  out.name("message").string(refusal.message());
                }
                out.close('}');
              });
      return new RawResponse(
          error.httpStatus(),
          List.of(
              new Header("Content-Type", "application/x-amz-json-1.1"),
              new Header("x-amzn-RequestId", id.text()),
              new Header("x-amzn-ErrorType", error.code())),
          body);
    }
    XmlOutput out = new XmlOutput();
    root(out, "ErrorResponse", service == null ? "" : service.xmlNamespace());
    out.open("Error");
    out.element("Type", error.sender() ? "Sender" : "Receiver");
    out.element("Code", error.code());
    if (!refusal.message().isEmpty()) {
      out.element("Message", refusal.message());
    }
    out.close("Error");
    out.element("RequestId", id.text());
    out.close("ErrorResponse");
    return new RawResponse(
        error.httpStatus(),
        List.of(
            new Header("Content-Type", protocol == Protocol.REST_XML ? RestWriter.XML : "text/xml"),
            new Header("x-amzn-RequestId", id.text())),
        out.toByteArray());
  }

  private static byte[] result(Target target, Record output, RequestId id) {
    OperationSchema<?, ?> operation = target.operation();
    XmlOutput out = new XmlOutput();
    String response = operation.name() + "Response";
    root(out, response, target.service().xmlNamespace());
    if (operation.hasOutput()) {
      out.open(operation.resultWrapper());
      new XmlWriter(out).structure(Layout.of(operation.output()), output);
      out.close(operation.resultWrapper());
    }
    out.open("ResponseMetadata");
    out.element("RequestId", id.text());
    out.close("ResponseMetadata");
    out.close(response);
    return out.toByteArray();
  }

  private static void root(XmlOutput out, String name, String namespace) {
    if (namespace.isEmpty()) {
      out.open(name);
      return;
    }
    out.raw("<");
    out.raw(name);
    out.raw(" xmlns=\"");
    out.text(namespace);
    out.raw("\">");
  }

  private static RawResponse json(int status, byte[] body, RequestId id) {
    return new RawResponse(
        status,
        List.of(
            new Header("Content-Type", "application/x-amz-json-1.1"),
            new Header("x-amzn-RequestId", id.text())),
        body,
        true);
  }

  private static RawResponse xml(int status, byte[] body, RequestId id) {
    return new RawResponse(
        status,
        List.of(new Header("Content-Type", "text/xml"), new Header("x-amzn-RequestId", id.text())),
        body,
        true);
  }

  /** Whether a record of the schema can hold a secret. */
  public static boolean holdsSecrets(StructureSchema<?> schema) {
    return Layout.of(schema).holdsSecrets();
  }
}
