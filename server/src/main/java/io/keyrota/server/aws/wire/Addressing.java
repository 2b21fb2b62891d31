package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.OperationSchema;
import io.keyrota.models.schema.Protocol;
import io.keyrota.models.schema.ServiceSchema;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.server.aws.wire.Addressed.Nowhere;
import io.keyrota.server.aws.wire.Addressed.To;
import io.keyrota.server.http.RawRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the operation that a request names. Path and content type alone decide the protocol, so
 * that no request can be read in two ways.
 *
 * <ul>
 *   <li>POST with {@code application/x-amz-json-1.1} or {@code -1.0}: awsJson, {@code X-Amz-Target}
 *       names service and operation. Else {@code UnknownOperationException} 400.
 *   <li>GET, or POST with a form or without a content type: awsQuery, {@code Version} names the
 *       service and {@code Action} the operation. Without an action {@code MissingAction}; else
 *       {@code InvalidAction}: as at AWS, a version that no service has is not guessed at. The
 *       service of the credential's scope then only gives the answer its namespace. Who accepts
 *       {@code application/json} is answered in JSON, as AWS does it without documenting it.
 *   <li>Every other path: restXml, method and path name the operation. Else {@code
 *       UnknownOperationException} 404.
 *   <li>Everything else: {@code UnknownOperationException} 404 in XML, or in JSON where there is an
 *       {@code X-Amz-Target}.
 * </ul>
 */
final class Addressing {
  private final Map<String, ServiceSchema> byTarget = new HashMap<>();
  private final Map<String, ServiceSchema> byVersion = new HashMap<>();
  private final Map<String, ServiceSchema> byPrefix = new HashMap<>();

  private final RestRoutes routes;

  Addressing(List<ServiceSchema> services) {
    routes = new RestRoutes(services);
    for (ServiceSchema service : services) {
      byPrefix.put(service.prefix(), service);
      ServiceSchema other =
          switch (service.protocol()) {
            case AWS_JSON_1_1 -> byTarget.put(service.targetPrefix(), service);
            case AWS_QUERY -> byVersion.put(service.version(), service);
            case REST_XML -> null;
          };
      if (other != null) {
        throw new IllegalArgumentException(
            service.name() + " and " + other.name() + " have the same address");
      }
    }
  }

  Addressed address(RawRequest request) {
    boolean post = request.method().equals("POST");
    String target = request.header("X-Amz-Target");
    String type = mediaType(request.header("Content-Type"));
    boolean root = request.path().equals("/") || request.path().isEmpty();
    if (root
        && post
        && (type.equals("application/x-amz-json-1.1")
            || type.equals("application/x-amz-json-1.0"))) {
      return json(target == null ? "" : target);
    }
    boolean form = type.isEmpty() || type.equals("application/x-www-form-urlencoded");
    if (root && ((post && form) || request.method().equals("GET"))) {
      return query(request);
    }
    Addressed rest = root || routes.none() ? null : routes.address(request);
    if (rest != null) {
      return rest;
    }
    return new Nowhere(
        new Refusal("UnknownEndpoint", ""),
        target == null ? Protocol.AWS_QUERY : Protocol.AWS_JSON_1_1,
        null);
  }

  private Addressed json(String target) {
    int dot = target.lastIndexOf('.');
    ServiceSchema service = dot < 0 ? null : byTarget.get(target.substring(0, dot));
    Optional<OperationSchema<?, ?>> operation =
        service == null ? Optional.empty() : service.operation(target.substring(dot + 1));
    if (service == null || operation.isEmpty()) {
      return new Nowhere(new Refusal("UnknownOperation", ""), Protocol.AWS_JSON_1_1, service);
    }
    return new To(new Target(service, operation.get(), Protocol.AWS_JSON_1_1));
  }

  private Addressed query(RawRequest request) {
    String credential = authorizationCredential(request);
    try {
      Form form = Form.of(request);
      if (credential == null) {
        credential = form.credential();
      }
      boolean json = mediaType(request.header("Accept")).equals("application/json");
      return query(form, json, claimed(credential));
    } catch (Refusal refusal) {
      return new Nowhere(refusal, Protocol.AWS_QUERY, claimed(credential));
    }
  }

  private Addressed query(Form form, boolean json, @Nullable ServiceSchema claimed) {
    String action = form.only("Action");
    String version = form.only("Version");
    ServiceSchema service = version == null ? null : byVersion.get(version);
    if (action == null || action.isEmpty()) {
      return new Nowhere(
          new Refusal("MissingAction", "The request is missing an action or a required parameter"),
          Protocol.AWS_QUERY,
          service == null ? claimed : service);
    }
    Optional<OperationSchema<?, ?>> operation =
        service == null ? Optional.empty() : service.operation(action);
    if (service == null || operation.isEmpty()) {
      return new Nowhere(
          unknownAction(action, version), Protocol.AWS_QUERY, service == null ? claimed : service);
    }
    return new To(new Target(service, operation.get(), Protocol.AWS_QUERY, json));
  }

  private static Refusal unknownAction(String action, @Nullable String version) {
    return new Refusal(
        "InvalidAction",
        "Could not find operation "
            + cut(action)
            + " for version "
            + (version == null || version.isEmpty() ? "NO_VERSION_SPECIFIED" : cut(version)));
  }

  private static String cut(String text) {
    return text.length() > 128 ? JsonWriter.sound(text.substring(0, 128)) : text;
  }

  private @Nullable ServiceSchema claimed(@Nullable String credential) {
    if (credential == null) {
      return null;
    }
    String[] scope = credential.split("/", 6);
    return scope.length < 5 ? null : byPrefix.get(scope[3]);
  }

  private static @Nullable String authorizationCredential(RawRequest request) {
    String header = request.header("Authorization");
    int start = header == null ? -1 : header.indexOf("Credential=");
    if (header == null || start < 0) {
      return null;
    }
    int end = header.indexOf(',', start);
    return header.substring(start + "Credential=".length(), end < 0 ? header.length() : end);
  }

  /** The media type in lower case without its parameters, empty when there is none. */
  private static String mediaType(@Nullable String header) {
    if (header == null) {
      return "";
    }
    int semicolon = header.indexOf(';');
    String type = semicolon < 0 ? header : header.substring(0, semicolon);
    return type.strip().toLowerCase(java.util.Locale.ROOT);
  }
}
