package io.keyrota.server.acme;

import io.keyrota.rules.acm.AcmQuota;
import io.keyrota.rules.acm.AcmQuotas;
import io.keyrota.rules.acme.AcmeAccount;
import io.keyrota.rules.acme.AcmeEndpoint;
import io.keyrota.rules.acme.AcmeProblem;
import io.keyrota.rules.acme.Contacts;
import io.keyrota.rules.acme.ExternalBinding;
import io.keyrota.rules.json.Json;
import io.keyrota.rules.secret.Secret;
import io.keyrota.rules.text.RandomUuid;
import io.keyrota.server.acme.endpoints.AccountTable;
import io.keyrota.server.acme.endpoints.Binding;
import io.keyrota.server.acme.endpoints.BindingTable;
import io.keyrota.server.acme.endpoints.EndpointTable;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.crypto.ConstantTime;
import io.keyrota.server.crypto.HeldKey;
import io.keyrota.server.crypto.Mac;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * Registers an account (RFC 8555, 7.3), which takes an external account binding, or finds the one
 * that has the key already.
 */
final class NewAccount implements Resource {
  private final AcmQuotas quotas;
  private final Mac mac;

  NewAccount(AcmQuotas quotas, Mac mac) {
    this.quotas = quotas;
    this.mac = mac;
  }

  @Override
  public String event() {
    return "AcmeNewAccount";
  }

  @Override
  public boolean byKey() {
    return true;
  }

  @Override
  public Outcome<AcmeAnswer> answer(AcmeRequest request, Call call, Snapshot seen) {
    if (request.signer().isPresent()) {
      throw AcmeProblem.malformed("An account is asked for by its key, which jwk holds.");
    }
    AcmeEndpoint endpoint = request.endpoint();
    Json.Obj payload = request.payload();
    Optional<AcmeAccount> known =
        AccountTable.keyed(endpoint.arn(), request.key().thumbprint(), seen);
    if (known.isPresent()) {
      if (known.get().status() != AcmeAccount.Status.VALID) {
        throw AcmeProblem.unauthorized("The account is " + known.get().status().word() + ".");
      }
      return Outcome.of(AccountView.of(200, request.target(), known.get()));
    }
    if (payload.members().get("onlyReturnExisting") instanceof Json.Bool(boolean only) && only) {
      throw new AcmeProblem(AcmeProblem.Type.ACCOUNT_DOES_NOT_EXIST, "No account has that key.");
    }
    List<String> contacts = Contacts.of(payload).orElse(List.of());
    Contacts.need(contacts, endpoint.contactRequired());
    Binding binding = binding(request, payload, call, seen);
    quotas.needServiceRoom(AcmQuota.ACME_ACCOUNTS, endpoint.accounts());
    AcmeAccount made =
        new AcmeAccount(
            RandomUuid.of(call.entropy().bytes(RandomUuid.BYTES)).toString(),
            endpoint.arn(),
            binding.facts().arn(),
            binding.facts().roleArn(),
            request.key().canonical(),
            request.key().thumbprint(),
            contacts,
            AcmeAccount.Status.VALID,
            0,
            call.now());
    return Outcome.of(
        AccountView.of(201, request.target(), made),
        AccountTable.put(made),
        BindingTable.used(binding, call.now()),
        EndpointTable.put(endpoint.counting(0, 0, 1)));
  }

  /** One answer for whatever is wrong with it: a stranger learns of no key id. */
  private Binding binding(AcmeRequest request, Json.Obj payload, Call call, Snapshot seen) {
    ExternalBinding given =
        ExternalBinding.of(payload, request.target().self(), request.key(), AcmeRequest.READER);
    Binding binding =
        BindingTable.named(request.endpoint().arn(), given.keyId(), seen)
            .filter(found -> isSigned(found, given, call))
            .orElseThrow(NewAccount::wrong);
    if (!binding.facts().usable(call.now())) {
      throw AcmeProblem.unauthorized("The external account binding is expired or revoked.");
    }
    return binding;
  }

  private boolean isSigned(Binding binding, ExternalBinding given, Call call) {
    try (Secret secret = binding.open(call.sealer());
        HeldKey key = HeldKey.of(secret)) {
      return ConstantTime.equal(mac.tag(key, given.jws().signed()), given.jws().signature());
    }
  }

  private static AcmeProblem wrong() {
    return AcmeProblem.unauthorized("The external account binding is not right.");
  }
}
