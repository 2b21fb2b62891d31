package io.keyrota.server.acme;

import io.keyrota.rules.acme.AcmeAccount;
import io.keyrota.rules.acme.AcmeProblem;
import io.keyrota.rules.acme.Jwk;
import io.keyrota.rules.acme.Jws;
import io.keyrota.rules.json.Json;
import io.keyrota.server.acme.endpoints.AccountTable;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/** Gives an account another key (RFC 8555, 7.3.5): both keys sign for it. */
final class KeyChange implements Resource {

  @Override
  public String event() {
    return "AcmeKeyChange";
  }

  @Override
  public Outcome<AcmeAnswer> answer(AcmeRequest request, Call call, Snapshot seen) {
    AcmeAccount account = request.account();
    Jws inner = Jws.of(request.jws().payload(), AcmeRequest.READER);
    var _ = inner.algorithm();
    if (!(inner.signer() instanceof Jws.Signer.Key(Jwk next))) {
      throw AcmeProblem.malformed("The inner JWS holds the new key as its jwk.");
    }
    Keys.needSigned(inner, next);
    if (inner.header().member("nonce").isPresent()) {
      throw AcmeProblem.malformed("The inner JWS has no nonce.");
    }
    if (!inner.isFor(request.target().self())) {
      throw AcmeProblem.malformed("The inner JWS was made for another URL.");
    }
    Json.Obj payload = inner.object(AcmeRequest.READER);
    if (!payload.text("account").orElse("").equals(AccountView.url(request.target(), account))) {
      throw AcmeProblem.malformed("The inner JWS is about another account.");
    }
    if (!(payload.members().get("oldKey") instanceof Json.Obj old)
        || !Jwk.of(old).equals(request.key())) {
      throw AcmeProblem.malformed("The inner JWS names another old key.");
    }
    Optional<AcmeAccount> holder = AccountTable.keyed(account.endpoint(), next.thumbprint(), seen);
    if (holder.isPresent()) {
      throw AcmeProblem.keyInUse(AccountView.url(request.target(), holder.get()));
    }
    AcmeAccount after = account.keyed(next);
    return Outcome.of(AccountView.of(200, request.target(), after), AccountTable.put(after));
  }
}
