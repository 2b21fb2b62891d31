package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.ErrorSchema;
import io.keyrota.models.schema.OperationSchema;
import io.keyrota.models.schema.Protocol;
import io.keyrota.models.schema.ServiceSchema;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Code and HTTP status of a refusal: the neutral codes of {@link CommonError}, then the errors that
 * the operation declares, then those that any operation of the service declares, then the spellings
 * of {@link CommonError}. What nobody knows is the sender's fault, 400, under its own name.
 */
final class ErrorForms {
  private final Map<String, Map<String, ErrorSchema>> byService = new ConcurrentHashMap<>();

  ErrorSchema find(
      Protocol protocol,
      @Nullable ServiceSchema service,
      @Nullable OperationSchema<?, ?> operation,
      String code) {
    CommonError common = CommonError.of(code);
    if (common != null) {
      return form(common, protocol);
    }
    ErrorSchema declared = operation == null ? null : declared(operation, code);
    if (declared == null && service != null) {
      declared = byService.computeIfAbsent(service.name(), _ -> all(service)).get(code);
    }
    if (declared != null) {
      return declared;
    }
    CommonError spelled = CommonError.spelled(code);
    return spelled != null ? form(spelled, protocol) : new ErrorSchema(code, code, 400, true);
  }

  private static ErrorSchema form(CommonError error, Protocol protocol) {
    CommonError.Spelling spelling = error.in(protocol);
    return new ErrorSchema(
        spelling.code(), spelling.code(), spelling.httpStatus(), spelling.httpStatus() < 500);
  }

  private static @Nullable ErrorSchema declared(OperationSchema<?, ?> operation, String code) {
    for (ErrorSchema error : operation.errors()) {
      if (error.code().equals(code) || error.shapeName().equals(code)) {
        return error;
      }
    }
    return null;
  }

  /** Makes every operation's schema, hence only when an operation refuses with a foreign code. */
  private static Map<String, ErrorSchema> all(ServiceSchema service) {
    Map<String, ErrorSchema> all = new HashMap<>();
    for (String name : service.operationNames()) {
      for (ErrorSchema error : service.operation(name).orElseThrow().errors()) {
        all.putIfAbsent(error.code(), error);
        all.putIfAbsent(error.shapeName(), error);
      }
    }
    return Map.copyOf(all);
  }
}
