package io.keyrota.server.kms;

import io.keyrota.models.kms.DecapsulateRequest;
import io.keyrota.models.kms.DecapsulateResponse;
import io.keyrota.rules.kms.EncapsulationAlgorithm;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KeyPurpose;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.aws.RevealsSecret;
import io.keyrota.server.store.Snapshot;

/**
 * Opens what {@link Encapsulate}, or anybody with the public key, encapsulated. What was changed or
 * made for another key gives another secret, never an error (FIPS 203, implicit rejection): only
 * the length is looked at.
 */
@RevealsSecret
final class Decapsulate implements Operation<DecapsulateRequest, DecapsulateResponse> {
  private static final KeyOperation THIS = KeyOperation.DECAPSULATE;

  private final KeyWorks works;

  Decapsulate(KeyWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<DecapsulateResponse> prepare(
      Request request, DecapsulateRequest input, Snapshot seen) {
    CommonParameters.needGrantTokens(input.grantTokens());
    EncapsulationAlgorithm wanted = EncapsulationAlgorithm.valueOf(input.encapsulationAlgorithm());
    NamedKey named = NamedKey.of(request, input.keyId(), THIS, seen);
    return Prepared.of(named.permission(), call -> decide(call, input, named.need(call), wanted));
  }

  private Outcome<DecapsulateResponse> decide(
      Call call, DecapsulateRequest input, FoundKey found, EncapsulationAlgorithm wanted) {
    KmsKey key = found.key();
    EncapsulationAlgorithm algorithm = KeyPurpose.encapsulation(key, wanted, THIS);
    byte[] ciphertext = input.sharedSecretCiphertextBlob().bytes();
    algorithm.needCiphertext(key.spec(), ciphertext.length);
    CommonParameters.endDryRun(input.dryRun());
    Pace.needTime(key.spec(), found.seen());
    Secret secret =
        works
            .algorithms()
            .encapsulation()
            .decapsulate(
                works.materials().privateKey(key.spec(), found.current(), call.sealer()),
                ciphertext);
    return found.outcome(new DecapsulateResponse(key.arn(), secret, algorithm.name()));
  }
}
