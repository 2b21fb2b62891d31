package io.keyrota.server.acme;

import io.keyrota.rules.acme.AcmeAccount;
import io.keyrota.rules.acme.AcmeEndpoint;
import io.keyrota.rules.acme.AcmeProblem;
import io.keyrota.rules.acme.Jwk;
import io.keyrota.rules.acme.Jws;
import io.keyrota.rules.json.Json;
import io.keyrota.server.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * A request whose signature is good.
 *
 * @param key by which it was signed
 * @param signer the account that has the key and was named; empty where the key itself was
 */
record AcmeRequest(
    AcmeEndpoint endpoint, Target target, Jws jws, Jwk key, Optional<AcmeAccount> signer) {
  /** Objects of strangers, as {@link JsonValue} reads them. */
  static final Jws.Reader READER = JsonValue::object;

  /**
   * The account that asks.
   *
   * @throws AcmeProblem malformed where the key was named instead
   */
  AcmeAccount account() {
    return signer.orElseThrow(
        () -> AcmeProblem.malformed("This is asked for by an account, which kid names."));
  }

  /** Refuses anything but POST-as-GET (RFC 8555, 6.3). */
  void needNoPayload() {
    if (jws.payload().length != 0) {
      throw AcmeProblem.malformed("This is asked for with an empty payload.");
    }
  }

  Json.Obj payload() {
    return jws.object(READER);
  }

  /** A part of the path behind the resource's name. */
  String part(int index) {
    List<String> parts = target.parts();
    if (index >= parts.size()) {
      throw AcmeProblem.notFound();
    }
    return parts.get(index);
  }
}
