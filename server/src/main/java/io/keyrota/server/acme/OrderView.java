package io.keyrota.server.acme;

import io.keyrota.rules.acm.CertificateNames;
import io.keyrota.rules.acme.AcmeOrder;
import io.keyrota.rules.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** An order, and its authorizations, as their client sees them (RFC 8555, 7.1.3, 7.1.4). */
final class OrderView {
  private OrderView() {}

  static String url(Target target, String id) {
    return target.url("order/" + id);
  }

  static AcmeAnswer of(int status, Target target, AcmeOrder order, Instant now) {
    String url = url(target, order.id());
    List<Json.Str> authorizations =
        IntStream.range(0, order.names().size())
            .mapToObj(at -> new Json.Str(target.url("authz/" + order.id() + "/" + at)))
            .toList();
    Members members =
        new Members()
            .put("status", order.statusAt(now).word())
            .put("expires", order.expires())
            .put("identifiers", order.names().stream().map(OrderView::identifier).toList())
            .put("authorizations", authorizations)
            .put("finalize", url + "/finalize");
    order.certificateId().ifPresent(id -> members.put("certificate", target.url("cert/" + id)));
    order.replaces().ifPresent(name -> members.put("replaces", name));
    return AcmeAnswer.json(status, members).with("Location", url);
  }

  private static Json.Obj identifier(String name) {
    return new Members().put("type", "dns").put("value", name).object();
  }

  /** Approved beforehand: there was no challenge to be met. */
  static AcmeAnswer authorization(AcmeOrder order, String name, Instant now) {
    Members members =
        new Members()
            .put(
                "identifier",
                new Members().put("type", "dns").put("value", CertificateNames.domain(name)))
            .put("status", order.authorizationAt(name, now))
            .put("expires", order.expires())
            .put("challenges", List.of());
    if (CertificateNames.wildcard(name)) {
      members.put("wildcard", true);
    }
    return AcmeAnswer.json(200, members);
  }
}
