package io.keyrota.server.kms;

import io.keyrota.models.kms.ReEncryptRequest;
import io.keyrota.models.kms.ReEncryptResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.kms.EncryptionAlgorithm;
import io.keyrota.rules.kms.EncryptionContext;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KeyPurpose;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Decrypts and encrypts anew, under another key or context or just the newest material, without the
 * plaintext leaving. It needs permission on both keys.
 */
final class ReEncrypt implements Operation<ReEncryptRequest, ReEncryptResponse> {
  private static final KeyOperation THIS = KeyOperation.RE_ENCRYPT;
  private static final Decryption.Names NAMES =
      new Decryption.Names("SourceKeyId", "SourceEncryptionAlgorithm");

  private final Decryption decryption;
  private final Ciphertexts ciphertexts;

  ReEncrypt(Decryption decryption, Ciphertexts ciphertexts) {
    this.decryption = decryption;
    this.ciphertexts = ciphertexts;
  }

  /** The half that encrypts. */
  private record Destination(
      NamedKey named, EncryptionAlgorithm wanted, EncryptionContext context) {}

  @Override
  public Prepared<ReEncryptResponse> prepare(
      Request request, ReEncryptRequest input, Snapshot seen) {
    CommonParameters.needGrantTokens(input.grantTokens());
    Decryption.Source source =
        Decryption.Source.of(
            THIS,
            NAMES,
            input.ciphertextBlob(),
            input.sourceKeyId(),
            input.sourceEncryptionAlgorithm(),
            input.sourceEncryptionContext(),
            Decryption.DryRun.of(input.dryRun(), input.dryRunModifiers()));
    EncryptionContext context = EncryptionContext.of(input.destinationEncryptionContext());
    NamedKey from = Decryption.key(request, source, seen);
    Destination to =
        new Destination(
            NamedKey.of(request, input.destinationKeyId(), THIS, seen),
            EncryptionAlgorithm.valueOf(
                Objects.requireNonNullElse(
                    input.destinationEncryptionAlgorithm(),
                    EncryptionAlgorithm.SYMMETRIC_DEFAULT.name())),
            context);
    return new Prepared<>(
        permissions(from, source, to), call -> decide(call, input, from, source, to));
  }

  private static List<Permission> permissions(
      NamedKey from, Decryption.Source source, Destination to) {
    String same = Boolean.toString(from.arn().equals(to.named().arn()));
    return List.of(
        from.permission("kms:ReEncryptFrom", both(source.conditions(), same)),
        to.named()
            .permission(
                "kms:ReEncryptTo", both(UseConditions.of(to.context(), to.wanted()), same)));
  }

  private static Map<String, List<String>> both(Map<String, List<String>> some, String same) {
    Map<String, List<String>> all = new HashMap<>(some);
    all.put("kms:ReEncryptOnSameKey", List.of(same));
    return all;
  }

  private Outcome<ReEncryptResponse> decide(
      Call call,
      ReEncryptRequest input,
      NamedKey source,
      Decryption.Source said,
      Destination destination) {
    FoundKey from = Decryption.find(call, source, said);
    FoundKey to = destination.named().need(call);
    EncryptionAlgorithm opening = Decryption.algorithm(from.key(), said);
    EncryptionAlgorithm closing = KeyPurpose.encryption(to.key(), destination.wanted(), THIS);
    if (said.blob() == null) {
      throw KmsRefusal.dryRun();
    }
    try (Ciphertexts.Opened opened = decryption.open(from, opening, said, call.sealer())) {
      Ciphertexts.needEncryptable(
          to.key(), closing, destination.context(), opened.plaintext().length());
      CommonParameters.endDryRun(input.dryRun());
      Ciphertexts.Made made =
          ciphertexts.encrypt(
              to, closing, destination.context(), opened.plaintext(), call.sealer());
      return to.outcome(
          new ReEncryptResponse(
              made.blob(),
              from.key().arn(),
              to.key().arn(),
              opening.name(),
              closing.name(),
              opened.material().map(KeyMaterialId::hex).orElse(null),
              made.material().map(KeyMaterialId::hex).orElse(null)),
          UsedKey.ofBoth(from.key(), opened.material(), to.key(), made.material()));
    }
  }
}
