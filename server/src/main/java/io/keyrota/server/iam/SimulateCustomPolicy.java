package io.keyrota.server.iam;

import io.keyrota.models.iam.SimulateCustomPolicyRequest;
import io.keyrota.models.iam.SimulatePolicyResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.policy.Principal;
import io.keyrota.server.aws.IdentityPolicies.Identity;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/** Tells what policies that a request brings would allow. */
final class SimulateCustomPolicy
    implements Operation<SimulateCustomPolicyRequest, SimulatePolicyResponse>, MayWait {

  @Override
  public Prepared<SimulatePolicyResponse> prepare(
      Request request, SimulateCustomPolicyRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("iam:SimulateCustomPolicy", "*"), call -> Outcome.of(decide(request, input)));
  }

  private static SimulatePolicyResponse decide(Request request, SimulateCustomPolicyRequest input) {
    Simulation.need(input.actionNames(), input.resourceArns(), input.resourceHandlingOption());
    if (input.resourcePolicy() != null && input.callerArn() == null) {
      throw IamRefusal.callerRequired();
    }
    Optional<Principal> caller = Optional.ofNullable(input.callerArn()).map(Simulation::caller);
    Simulation simulation =
        new Simulation(
            SimulatedPolicies.of(
                Identity.NOTHING,
                input.policyInputList(),
                input.permissionsBoundaryPolicyInputList()),
            caller,
            Optional.ofNullable(input.resourcePolicy()),
            Simulation.owner(
                input.resourceOwner(), caller.map(Principal::account).orElse(request.account())),
            Simulation.values(input.contextEntries()),
            SimulatedPolicies.organization(input.orderedOrganizationPolicyInputList()));
    return SimulationAnswer.of(
        "SimulateCustomPolicy",
        simulation,
        input.actionNames(),
        input.resourceArns(),
        input.marker(),
        input.maxItems());
  }
}
