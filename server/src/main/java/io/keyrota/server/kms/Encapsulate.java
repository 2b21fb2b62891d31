package io.keyrota.server.kms;

import io.keyrota.models.kms.EncapsulateRequest;
import io.keyrota.models.kms.EncapsulateResponse;
import io.keyrota.models.schema.Blob;
import io.keyrota.rules.kms.EncapsulationAlgorithm;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KeyPurpose;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.aws.RevealsSecret;
import io.keyrota.server.crypto.KeyEncapsulation;
import io.keyrota.server.store.Snapshot;

/**
 * Makes a shared secret of 32 bytes and what carries it to whoever may {@link Decapsulate} with the
 * same ML-KEM key. Where the public key was fetched, anybody does the same without KMS.
 */
@RevealsSecret
final class Encapsulate implements Operation<EncapsulateRequest, EncapsulateResponse> {
  private static final KeyOperation THIS = KeyOperation.ENCAPSULATE;

  private final KeyWorks works;

  Encapsulate(KeyWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<EncapsulateResponse> prepare(
      Request request, EncapsulateRequest input, Snapshot seen) {
    CommonParameters.needGrantTokens(input.grantTokens());
    EncapsulationAlgorithm wanted = EncapsulationAlgorithm.valueOf(input.encapsulationAlgorithm());
    NamedKey named = NamedKey.of(request, input.keyId(), THIS, seen);
    return Prepared.of(named.permission(), call -> decide(call, input, named.need(call), wanted));
  }

  private Outcome<EncapsulateResponse> decide(
      Call call, EncapsulateRequest input, FoundKey found, EncapsulationAlgorithm wanted) {
    KmsKey key = found.key();
    EncapsulationAlgorithm algorithm = KeyPurpose.encapsulation(key, wanted, THIS);
    CommonParameters.endDryRun(input.dryRun());
    Pace.needTimeInPublic(key.spec(), found.seen());
    KeyEncapsulation.Encapsulated made =
        works
            .algorithms()
            .encapsulation()
            .encapsulate(works.materials().publicKey(key.spec(), found.current(), call.sealer()));
    return found.outcome(
        new EncapsulateResponse(
            key.arn(), made.secret(), Blob.of(made.ciphertext()), algorithm.name()));
  }
}
