package io.keyrota.server.iam;

import io.keyrota.models.iam.SetSecurityTokenServicePreferencesRequest;
import io.keyrota.models.iam.SetSecurityTokenServicePreferencesResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.TokenVersion;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Chooses the version of the session tokens of the global endpoint, which the summary tells. */
final class SetSecurityTokenServicePreferences
    implements Operation<
        SetSecurityTokenServicePreferencesRequest, SetSecurityTokenServicePreferencesResponse> {
  @Override
  public Prepared<SetSecurityTokenServicePreferencesResponse> prepare(
      Request request, SetSecurityTokenServicePreferencesRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("iam:SetSecurityTokenServicePreferences", "*"),
        call ->
            Outcome.of(
                new SetSecurityTokenServicePreferencesResponse(),
                TokenVersionTable.put(
                    request.account(), TokenVersion.of(input.globalEndpointTokenVersion()))));
  }
}
