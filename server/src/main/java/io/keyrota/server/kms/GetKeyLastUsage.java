package io.keyrota.server.kms;

import io.keyrota.models.kms.GetKeyLastUsageRequest;
import io.keyrota.models.kms.GetKeyLastUsageResponse;
import io.keyrota.models.kms.KeyLastUsageData;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KeyUsageRecord;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.LastUsage;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.usage.KmsKeyUsage;

/**
 * Tells the last successful cryptographic operation with a key. A multi-Region key's rows tell each
 * its own; both keys of a ReEncrypt were used.
 */
final class GetKeyLastUsage implements Operation<GetKeyLastUsageRequest, GetKeyLastUsageResponse> {
  private final KmsKeyUsage usage;

  GetKeyLastUsage(KmsKeyUsage usage) {
    this.usage = usage;
  }

  @Override
  public Prepared<GetKeyLastUsageResponse> prepare(
      Request request, GetKeyLastUsageRequest input, Snapshot seen) {
    NamedKey named = NamedKey.of(request, input.keyId(), KeyOperation.GET_KEY_LAST_USAGE, seen);
    return Prepared.of(
        named.permission(),
        call -> {
          KmsKey key = named.need(call).key();
          KeyUsageRecord known = usage.of(key.account(), key.region(), key.id(), seen);
          return Outcome.of(
                  new GetKeyLastUsageResponse(
                      key.id().text(),
                      known.last().map(GetKeyLastUsage::data).orElse(null),
                      UsedMaterials.trackingStart(key, usage),
                      key.created()))
              .noting(UsedKey.of(key));
        });
  }

  private static KeyLastUsageData data(LastUsage last) {
    return new KeyLastUsageData(
        last.operation().word(), last.at(), last.eventId(), last.requestId());
  }
}
