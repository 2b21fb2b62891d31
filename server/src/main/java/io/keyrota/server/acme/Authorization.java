package io.keyrota.server.acme;

import io.keyrota.rules.acme.AcmeOrder;
import io.keyrota.rules.acme.AcmeProblem;
import io.keyrota.server.acme.endpoints.OrderTable;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.store.Snapshot;
import java.util.regex.Pattern;

/**
 * The authorization of one of an order's names, which its client may deactivate (RFC 8555, 7.5.2):
 * nothing comes of the order then.
 */
final class Authorization implements Resource {
  private static final Pattern INDEX = Pattern.compile("[0-9]{1,3}");

  @Override
  public String event() {
    return "AcmeUpdateAuthorization";
  }

  @Override
  public Outcome<AcmeAnswer> answer(AcmeRequest request, Call call, Snapshot seen) {
    AcmeOrder order = Order.own(request, seen);
    String index = request.part(2);
    if (!INDEX.matcher(index).matches() || Integer.parseInt(index) >= order.names().size()) {
      throw AcmeProblem.notFound();
    }
    String name = order.names().get(Integer.parseInt(index));
    AcmeOrder after = order;
    if (request.jws().payload().length > 0) {
      if (!request.payload().text("status").orElse("").equals("deactivated")) {
        throw AcmeProblem.malformed("An authorization can be deactivated, and nothing else.");
      }
      after = order.givingUp(name);
    }
    AcmeAnswer answer = OrderView.authorization(after, name, call.now());
    return after.equals(order)
        ? Outcome.of(answer)
        : Outcome.of(answer, OrderTable.put(request.account(), after));
  }
}
