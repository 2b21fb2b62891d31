package io.keyrota.server.acme;

import io.keyrota.rules.acme.AcmeAccount;
import io.keyrota.rules.acme.AcmeOrder;
import io.keyrota.rules.acme.AcmeProblem;
import io.keyrota.rules.json.Json;
import io.keyrota.server.acme.endpoints.OrderTable;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.regex.Pattern;

/** An account's orders, by pages (RFC 8555, 7.1.2.1). */
final class Orders implements Resource {
  private static final int PAGE = 50;
  private static final Pattern CURSOR = Pattern.compile("cursor=[0-9a-f-]{36}");

  @Override
  public String event() {
    return "AcmeListOrders";
  }

  @Override
  public boolean readOnly() {
    return true;
  }

  @Override
  public Outcome<AcmeAnswer> answer(AcmeRequest request, Call call, Snapshot seen) {
    request.needNoPayload();
    AcmeAccount account = Account.own(request);
    Target target = request.target();
    if (!target.query().isEmpty() && !CURSOR.matcher(target.query()).matches()) {
      throw AcmeProblem.malformed("That is no page of orders.");
    }
    String after = target.query().substring(target.query().indexOf('=') + 1);
    List<AcmeOrder> orders = OrderTable.of(account, after, PAGE + 1, seen);
    List<AcmeOrder> page = orders.subList(0, Math.min(PAGE, orders.size()));
    AcmeAnswer answer =
        AcmeAnswer.json(
            200,
            new Members()
                .put(
                    "orders",
                    page.stream()
                        .filter(order -> order.statusAt(call.now()) != AcmeOrder.Status.INVALID)
                        .map(order -> new Json.Str(OrderView.url(target, order.id())))
                        .toList()));
    return Outcome.of(
        orders.size() > PAGE
            ? answer.with(
                "Link",
                "<"
                    + AccountView.url(target, account)
                    + "/orders?cursor="
                    + page.getLast().id()
                    + ">;rel=\"next\"")
            : answer);
  }
}
