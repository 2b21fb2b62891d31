package io.keyrota.server.kms;

import io.keyrota.models.kms.GetPublicKeyRequest;
import io.keyrota.models.kms.GetPublicKeyResponse;
import io.keyrota.models.schema.Blob;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The public key of a pair as SubjectPublicKeyInfo, with what it is for. */
final class GetPublicKey implements Operation<GetPublicKeyRequest, GetPublicKeyResponse> {
  private final KeyWorks works;

  GetPublicKey(KeyWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<GetPublicKeyResponse> prepare(
      Request request, GetPublicKeyRequest input, Snapshot seen) {
    CommonParameters.needGrantTokens(input.grantTokens());
    NamedKey named = NamedKey.of(request, input.keyId(), KeyOperation.GET_PUBLIC_KEY, seen);
    return Prepared.of(named.permission(), call -> decide(call, named.need(call)));
  }

  private Outcome<GetPublicKeyResponse> decide(Call call, FoundKey found) {
    KmsKey key = found.key();
    if (!key.spec().asymmetric()) {
      throw KmsRefusal.specUnsupported(key.arn(), key.spec());
    }
    byte[] spki = works.materials().publicKeyInfo(key.spec(), found.current(), call.sealer());
    String spec = key.spec().name();
    return found.outcome(
        new GetPublicKeyResponse(
            key.arn(),
            Blob.of(spki),
            spec,
            spec,
            key.usage().name(),
            names(key.spec().encryptionAlgorithms(key.usage())),
            names(key.spec().signingAlgorithms(key.usage())),
            names(key.spec().keyAgreementAlgorithms(key.usage())),
            names(key.spec().encapsulationAlgorithms(key.usage()))));
  }

  /** Only the list of the key's usage is answered. */
  private static @Nullable List<String> names(List<? extends Enum<?>> algorithms) {
    return algorithms.isEmpty() ? null : algorithms.stream().<String>map(Enum::name).toList();
  }
}
