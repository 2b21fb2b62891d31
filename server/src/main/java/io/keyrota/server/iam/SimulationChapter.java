package io.keyrota.server.iam;

import static io.keyrota.models.iam.IamModel.getContextKeysForCustomPolicy;
import static io.keyrota.models.iam.IamModel.getContextKeysForPrincipalPolicy;
import static io.keyrota.models.iam.IamModel.simulateCustomPolicy;
import static io.keyrota.models.iam.IamModel.simulatePrincipalPolicy;

import io.keyrota.server.aws.Api;

/** The policy simulator: a part of IAM's table of contents. */
final class SimulationChapter {

  private SimulationChapter() {}

  static void into(Api api) {
    api.with(simulateCustomPolicy(), new SimulateCustomPolicy())
        .with(simulatePrincipalPolicy(), new SimulatePrincipalPolicy())
        .with(getContextKeysForCustomPolicy(), new GetContextKeysForCustomPolicy())
        .with(getContextKeysForPrincipalPolicy(), new GetContextKeysForPrincipalPolicy());
  }
}
