package io.keyrota.server.kms;

import io.keyrota.models.kms.DeriveSharedSecretRequest;
import io.keyrota.models.kms.DeriveSharedSecretResponse;
import io.keyrota.rules.kms.KeyAgreementAlgorithm;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KeyPurpose;
import io.keyrota.rules.kms.KeyUsage;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.aws.RevealsSecret;
import io.keyrota.server.store.Snapshot;

/** The raw shared secret of ECDH between the key and a peer's public key on the same curve. */
@RevealsSecret
final class DeriveSharedSecret
    implements Operation<DeriveSharedSecretRequest, DeriveSharedSecretResponse> {
  private static final KeyOperation THIS = KeyOperation.DERIVE_SHARED_SECRET;

  private final KeyWorks works;

  DeriveSharedSecret(KeyWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<DeriveSharedSecretResponse> prepare(
      Request request, DeriveSharedSecretRequest input, Snapshot seen) {
    CommonParameters.needGrantTokens(input.grantTokens());
    CommonParameters.needNoRecipient(input.recipient());
    KeyAgreementAlgorithm algorithm = KeyAgreementAlgorithm.valueOf(input.keyAgreementAlgorithm());
    NamedKey named = NamedKey.of(request, input.keyId(), THIS, seen);
    return Prepared.of(
        named.permission(UseConditions.of("kms:KeyAgreementAlgorithm", algorithm.name())),
        call -> decide(call, input, named.need(call), algorithm));
  }

  private Outcome<DeriveSharedSecretResponse> decide(
      Call call, DeriveSharedSecretRequest input, FoundKey found, KeyAgreementAlgorithm algorithm) {
    KmsKey key = found.key();
    KeyPurpose.needUsage(key, KeyUsage.KEY_AGREEMENT, THIS);
    Pace.needTime(key.spec(), found.seen());
    Secret secret =
        works
            .algorithms()
            .agreement()
            .derive(
                works.materials().privateKey(key.spec(), found.current(), call.sealer()),
                input.publicKey().bytes())
            .orElseThrow(
                () ->
                    KmsRefusal.validation(
                        "PublicKey must be a DER-encoded X.509 public key on the curve of key spec "
                            + key.spec()
                            + "."));
    if (CommonParameters.isSet(input.dryRun())) {
      secret.close();
      throw KmsRefusal.dryRun();
    }
    return found.outcome(
        new DeriveSharedSecretResponse(
            key.arn(), secret, null, algorithm.name(), key.origin().name()));
  }
}
