package io.keyrota.server.acme;

import io.keyrota.rules.acme.AcmeAccount;
import io.keyrota.rules.acme.AcmeProblem;
import io.keyrota.rules.acme.Contacts;
import io.keyrota.rules.json.Json;
import io.keyrota.server.acme.endpoints.AccountTable;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.store.Snapshot;

/** An account as its client sees it, changes its contacts, or ends it (RFC 8555, 7.3.2, 7.3.6). */
final class Account implements Resource {

  @Override
  public String event() {
    return "AcmeUpdateAccount";
  }

  /** The account that asks, which must be the one that is asked for. */
  static AcmeAccount own(AcmeRequest request) {
    AcmeAccount account = request.account();
    if (!request.part(1).equals(account.id())) {
      throw AcmeProblem.unauthorized("That is another account.");
    }
    return account;
  }

  @Override
  public Outcome<AcmeAnswer> answer(AcmeRequest request, Call call, Snapshot seen) {
    AcmeAccount before = own(request);
    AcmeAccount after = before;
    if (request.jws().payload().length > 0) {
      Json.Obj payload = request.payload();
      after = Contacts.of(payload).map(before::reachedAt).orElse(before);
      Contacts.need(after.contacts(), request.endpoint().contactRequired());
      // What else a client would change it may not, and the server leaves (RFC 8555, 7.3.2).
      if (payload.text("status").orElse("").equals("deactivated")) {
        after = after.now(AcmeAccount.Status.DEACTIVATED);
      }
    }
    AcmeAnswer answer = AccountView.of(200, request.target(), after);
    return after.equals(before) ? Outcome.of(answer) : Outcome.of(answer, AccountTable.put(after));
  }
}
