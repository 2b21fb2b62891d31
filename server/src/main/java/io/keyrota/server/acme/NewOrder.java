package io.keyrota.server.acme;

import io.keyrota.rules.acm.AcmQuotas;
import io.keyrota.rules.acme.AcmeAccount;
import io.keyrota.rules.acme.AcmeArn;
import io.keyrota.rules.acme.AcmeEndpoint;
import io.keyrota.rules.acme.AcmeOrder;
import io.keyrota.rules.acme.AcmeProblem;
import io.keyrota.rules.acme.OrderRequest;
import io.keyrota.rules.acme.RenewalInfo;
import io.keyrota.rules.text.RandomUuid;
import io.keyrota.server.acme.endpoints.AccountTable;
import io.keyrota.server.acme.endpoints.DomainTable;
import io.keyrota.server.acme.endpoints.Issued;
import io.keyrota.server.acme.endpoints.IssuedTable;
import io.keyrota.server.acme.endpoints.OrderTable;
import io.keyrota.server.audit.Noted;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Places an order (RFC 8555, 7.4) for names that the endpoint's domain validations cover and that
 * the account's role may request: it is ready at once.
 */
final class NewOrder implements Resource {
  private final AcmQuotas quotas;
  private final RoleGrants roles;

  NewOrder(AcmQuotas quotas, RoleGrants roles) {
    this.quotas = quotas;
    this.roles = roles;
  }

  @Override
  public String event() {
    return "AcmeNewOrder";
  }

  @Override
  public Outcome<AcmeAnswer> answer(AcmeRequest request, Call call, Snapshot seen) {
    AcmeAccount account = request.account();
    AcmeEndpoint endpoint = request.endpoint();
    OrderRequest wanted = OrderRequest.of(request.payload(), quotas);
    needCovered(endpoint.arn(), wanted.names(), seen);
    roles.needRequest(wanted.names(), endpoint.keyAlgorithms(), call, seen);
    wanted.replaces().ifPresent(name -> needReplaceable(account, wanted, name, call.now(), seen));
    if (account.orders() >= AcmeAccount.MOST_ORDERS) {
      throw new AcmeProblem(
          AcmeProblem.Type.RATE_LIMITED,
          "An account has at most " + AcmeAccount.MOST_ORDERS + " orders in a week.");
    }
    AcmeOrder order =
        AcmeOrder.placed(
            RandomUuid.of(call.entropy().bytes(RandomUuid.BYTES)).toString(),
            account,
            wanted.names(),
            wanted.replaces(),
            call.now());
    return Outcome.of(
            OrderView.of(201, request.target(), order, call.now()),
            OrderTable.put(account, order),
            AccountTable.put(account.counting(1)))
        .noting(
            new Noted(
                List.of(),
                Map.of("acmeOrder", order.id(), "domainNames", String.join(",", order.names()))));
  }

  static void needCovered(AcmeArn endpoint, List<String> names, Snapshot seen) {
    OrderRequest.needCovered(names, name -> DomainTable.covers(endpoint, name, seen));
  }

  /**
   * The account's own certificate for one of the names, which nothing has replaced and no other
   * order is about to (RFC 9773, 5).
   */
  private static void needReplaceable(
      AcmeAccount account, OrderRequest wanted, String text, Instant now, Snapshot seen) {
    String name = RenewalInfo.Name.of(text).text();
    Issued before =
        IssuedTable.find(account.endpoint(), name, seen)
            .filter(issued -> issued.accountId().equals(account.id()))
            .orElseThrow(
                () -> AcmeProblem.malformed("What is to be replaced is no certificate here."));
    if (Collections.disjoint(before.names(), wanted.names())) {
      throw AcmeProblem.malformed("What is to be replaced has none of the names.");
    }
    if (before.replacedBy().isPresent()
        || OrderTable.of(account, "", AcmeAccount.MOST_ORDERS, seen).stream()
            .anyMatch(order -> order.replacesAt(name, now))) {
      throw new AcmeProblem(
          AcmeProblem.Type.ALREADY_REPLACED, "The certificate was replaced already.");
    }
  }
}
