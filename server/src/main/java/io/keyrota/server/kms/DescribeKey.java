package io.keyrota.server.kms;

import io.keyrota.models.kms.DescribeKeyRequest;
import io.keyrota.models.kms.DescribeKeyResponse;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Tells about a key. A first look at {@code alias/aws/…} makes the AWS-managed key. */
final class DescribeKey implements Operation<DescribeKeyRequest, DescribeKeyResponse> {

  @Override
  public Prepared<DescribeKeyResponse> prepare(
      Request request, DescribeKeyRequest input, Snapshot seen) {
    NamedKey named = NamedKey.of(request, input.keyId(), KeyOperation.DESCRIBE_KEY, seen);
    return Prepared.of(
        named.permission(),
        call -> {
          FoundKey found = named.need(call);
          return found.outcome(new DescribeKeyResponse(Described.of(found.key())));
        });
  }
}
