package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.DescribeTrustStoresInput;
import io.keyrota.models.elasticloadbalancing.DescribeTrustStoresOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbRefusal;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows the trust stores: none, for none can be made. One that is named is not found. */
final class DescribeTrustStores
    implements Operation<DescribeTrustStoresInput, DescribeTrustStoresOutput> {

  @Override
  public Prepared<DescribeTrustStoresOutput> prepare(
      Request request, DescribeTrustStoresInput input, Snapshot seen) {
    return Prepared.of(
        Permission.of("elasticloadbalancing:DescribeTrustStores", "*"),
        call -> {
          Optional<String> named =
              Stream.of(input.trustStoreArns(), input.names())
                  .flatMap(each -> Objects.requireNonNullElse(each, List.<String>of()).stream())
                  .findFirst();
          if (named.isPresent()) {
            throw ElbRefusal.trustStoreNotFound(named.get());
          }
          return Outcome.of(new DescribeTrustStoresOutput(List.of(), null));
        });
  }
}
