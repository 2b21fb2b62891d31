package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.OperationSchema;
import io.keyrota.models.schema.Protocol;
import io.keyrota.models.schema.ServiceSchema;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.server.http.RawRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The operations of restXml services by method and path. The table needs every operation's schema
 * and is made when the first such request comes, not at start.
 */
final class RestRoutes {
  private final List<ServiceSchema> services;
  private volatile @Nullable List<Route> made;

  private record Route(RestPath path, Target target) {}

  RestRoutes(List<ServiceSchema> services) {
    this.services =
        services.stream().filter(service -> service.protocol() == Protocol.REST_XML).toList();
  }

  boolean none() {
    return services.isEmpty();
  }

  /** Whom the request is for; null when its path is no restXml service's. */
  @Nullable Addressed address(RawRequest request) {
    List<String> segments = RestPath.split(request.path());
    String first = segments.isEmpty() ? "" : segments.getFirst();
    ServiceSchema service = null;
    for (Route route : routes()) {
      if (route.path().matches(request)) {
        return new Addressed.To(route.target());
      }
      if (!first.isEmpty() && route.path().first().equals(first)) {
        service = route.target().service();
      }
    }
    return service == null
        ? null
        : new Addressed.Nowhere(new Refusal("UnknownEndpoint", ""), Protocol.REST_XML, service);
  }

  private List<Route> routes() {
    List<Route> known = made;
    if (known == null) {
      known = make();
      made = known;
    }
    return known;
  }

  private List<Route> make() {
    List<Route> routes = new ArrayList<>();
    for (ServiceSchema service : services) {
      for (String name : service.operationNames()) {
        OperationSchema<?, ?> operation = service.operation(name).orElseThrow();
        routes.add(
            new Route(
                new RestPath(Objects.requireNonNull(operation.http())),
                new Target(service, operation, Protocol.REST_XML)));
      }
    }
    routes.sort(Comparator.comparingInt((Route route) -> route.path().literals()).reversed());
    return List.copyOf(routes);
  }
}
