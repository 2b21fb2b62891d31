package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.Protocol;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The errors that every service answers, in each protocol's own spelling and HTTP status. Rules and
 * operations throw the neutral code; a model's own errors are not here.
 *
 * <p>Sources: the common-errors pages of the IAM, STS and KMS API references; where they leave the
 * protocols apart (the codes of bad signatures), what the services answer and the SDKs expect.
 */
public enum CommonError {
  ACCESS_DENIED("AccessDenied", "AccessDenied", 403, "AccessDeniedException", 400),
  EXPIRED_TOKEN("ExpiredToken", "ExpiredToken", 403, "ExpiredTokenException", 400),
  INCOMPLETE_SIGNATURE(
      "IncompleteSignature", "IncompleteSignature", 400, "IncompleteSignatureException", 400),
  INTERNAL_FAILURE("InternalFailure", "InternalFailure", 500, "InternalFailure", 500),
  INVALID_ACTION("InvalidAction", "InvalidAction", 400, "UnknownOperationException", 400),
  INVALID_CLIENT_TOKEN_ID(
      "InvalidClientTokenId", "InvalidClientTokenId", 403, "UnrecognizedClientException", 400),
  MALFORMED_HTTP_REQUEST(
      "MalformedHttpRequest",
      "MalformedHttpRequestException",
      400,
      "MalformedHttpRequestException",
      400),
  MALFORMED_INPUT("MalformedInput", "MalformedInput", 400, "SerializationException", 400),
  MALFORMED_QUERY_STRING(
      "MalformedQueryString", "MalformedQueryString", 404, "SerializationException", 400),
  MISSING_ACTION("MissingAction", "MissingAction", 400, "UnknownOperationException", 400),
  MISSING_AUTHENTICATION_TOKEN(
      "MissingAuthenticationToken",
      "MissingAuthenticationToken",
      403,
      "MissingAuthenticationTokenException",
      400),
  NOT_AUTHORIZED("NotAuthorized", "NotAuthorized", 401, "NotAuthorized", 401),
  OPT_IN_REQUIRED("OptInRequired", "OptInRequired", 403, "OptInRequired", 403),
  REQUEST_EXPIRED("RequestExpired", "RequestExpired", 400, "RequestExpired", 400),
  REQUEST_TIMEOUT("RequestTimeout", "RequestTimeoutException", 408, "RequestTimeoutException", 408),
  REQUEST_TOO_LARGE(
      "RequestTooLarge",
      "RequestEntityTooLargeException",
      413,
      "RequestEntityTooLargeException",
      413),
  SERIALIZATION("SerializationException", "MalformedInput", 400, "SerializationException", 400),
  SERVICE_UNAVAILABLE(
      "ServiceUnavailable", "ServiceUnavailable", 503, "ServiceUnavailableException", 503),
  SIGNATURE_DOES_NOT_MATCH(
      "SignatureDoesNotMatch", "SignatureDoesNotMatch", 403, "InvalidSignatureException", 400),
  THROTTLING("Throttling", "Throttling", 400, "ThrottlingException", 400),
  UNKNOWN_ENDPOINT(
      "UnknownEndpoint", "UnknownOperationException", 404, "UnknownOperationException", 404),
  UNKNOWN_OPERATION("UnknownOperation", "InvalidAction", 400, "UnknownOperationException", 400),
  VALIDATION("ValidationError", "ValidationError", 400, "ValidationException", 400);

  private static final Map<String, CommonError> BY_CODE = new HashMap<>();
  private static final Map<String, CommonError> BY_SPELLING = new HashMap<>();

  static {
    for (CommonError error : values()) {
      BY_CODE.put(error.code, error);
      BY_SPELLING.putIfAbsent(error.queryCode, error);
    }
    for (CommonError error : values()) {
      BY_SPELLING.putIfAbsent(error.jsonCode, error);
    }
  }

  private final String code;
  private final String queryCode;
  private final int queryStatus;
  private final String jsonCode;
  private final int jsonStatus;

  CommonError(String code, String queryCode, int queryStatus, String jsonCode, int jsonStatus) {
    this.code = code;
    this.queryCode = queryCode;
    this.queryStatus = queryStatus;
    this.jsonCode = jsonCode;
    this.jsonStatus = jsonStatus;
  }

  /** An error as a protocol answers it. */
  public record Spelling(String code, int httpStatus) {}

  /** The neutral code, by which a {@code Refusal} names it. */
  public String code() {
    return code;
  }

  /** How a protocol writes it; restXml as awsQuery, but for what breaks the model's constraints. */
  public Spelling in(Protocol protocol) {
    return switch (protocol) {
      case AWS_JSON_1_1 -> new Spelling(jsonCode, jsonStatus);
      case AWS_QUERY -> new Spelling(queryCode, queryStatus);
      case REST_XML -> new Spelling(this == VALIDATION ? "InvalidInput" : queryCode, queryStatus);
    };
  }

  /** The error of a neutral code, null when it is none of these. */
  public static @Nullable CommonError of(String code) {
    return BY_CODE.get(code);
  }

  /** The error that one of the protocols spells so, null when there is none. */
  static @Nullable CommonError spelled(String code) {
    return BY_SPELLING.get(code);
  }
}
