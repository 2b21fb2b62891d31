package io.keyrota.server.kms;

import io.keyrota.models.kms.ListKeyPoliciesRequest;
import io.keyrota.models.kms.ListKeyPoliciesResponse;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KeyPolicyText;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** Lists the names of a key's policies: the only one. */
final class ListKeyPolicies implements Operation<ListKeyPoliciesRequest, ListKeyPoliciesResponse> {
  private static final Pages PAGES = new Pages("ListKeyPolicies", 100, 1000);

  @Override
  public Prepared<ListKeyPoliciesResponse> prepare(
      Request request, ListKeyPoliciesRequest input, Snapshot seen) {
    NamedKey named = NamedKey.of(request, input.keyId(), KeyOperation.LIST_KEY_POLICIES, seen);
    return Prepared.of(
        named.permission(),
        call -> {
          var _ = named.need(call);
          KmsPage<String> page =
              PAGES.of(input.limit(), input.marker(), List.of(KeyPolicyText.NAME));
          return Outcome.of(
              new ListKeyPoliciesResponse(page.items(), page.next(), page.truncated()));
        });
  }
}
