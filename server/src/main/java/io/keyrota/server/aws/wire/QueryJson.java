package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.ErrorSchema;
import io.keyrota.models.schema.OperationSchema;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.RequestId;
import io.keyrota.server.http.Header;
import io.keyrota.server.http.RawResponse;
import io.keyrota.server.json.JsonOutput;
import java.util.List;

/**
 * Answers of awsQuery in JSON, for who accepts {@code application/json} alone: the elements of the
 * XML answer as members, timestamps as seconds since 1970. AWS does not document it; what verifies
 * a signed {@code GetCallerIdentity} for somebody else relies on it.
 */
final class QueryJson {
  private QueryJson() {}

  static RawResponse answer(Target target, Record output, RequestId id) {
    OperationSchema<?, ?> operation = target.operation();
    byte[] body =
        JsonWriter.bytes(
            out -> {
              out.open('{').name(operation.name() + "Response").open('{');
              if (operation.hasOutput()) {
                out.name(operation.resultWrapper());
                JsonWriter.structure(out, Layout.of(operation.output()), output);
              }
              out.name("ResponseMetadata").open('{').name("RequestId").string(id.text()).close('}');
              out.close('}').close('}');
            });
    return response(200, body, id);
  }

  static RawResponse refuse(ErrorSchema error, Refusal refusal, RequestId id) {
    byte[] body =
        JsonWriter.bytes(
            out -> {
              out.open('{').name("Error").open('{');
              error(out, error, refusal);
              out.close('}').name("RequestId").string(id.text()).close('}');
            });
    return response(error.httpStatus(), body, id);
  }

  private static void error(JsonOutput out, ErrorSchema error, Refusal refusal) {
    out.name("Code").string(error.code());
    if (!refusal.message().isEmpty()) {
      out.name("Message").string(refusal.message());
    }
    out.name("Type").string(error.sender() ? "Sender" : "Receiver");
  }

  private static RawResponse response(int status, byte[] body, RequestId id) {
    return new RawResponse(
        status,
        List.of(
            new Header("Content-Type", "application/json"),
            new Header("x-amzn-RequestId", id.text())),
        body);
  }
}
