package io.keyrota.server.iam;

import io.keyrota.models.iam.SimulatePolicyResponse;
import io.keyrota.models.iam.SimulatePrincipalPolicyRequest;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.policy.Principal;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Optional;

/** Tells what a user, group or role may do, with policies added that a request brings. */
final class SimulatePrincipalPolicy
    implements Operation<SimulatePrincipalPolicyRequest, SimulatePolicyResponse>, MayWait {

  @Override
  public Prepared<SimulatePolicyResponse> prepare(
      Request request, SimulatePrincipalPolicyRequest input, Snapshot seen) {
    PolicySource source = PolicySource.of(request, input.policySourceArn());
    return Prepared.of(
        Permission.of("iam:SimulatePrincipalPolicy", source.arn()),
        call -> Outcome.of(decide(input, source, seen)));
  }

  private static SimulatePolicyResponse decide(
      SimulatePrincipalPolicyRequest input, PolicySource source, Snapshot seen) {
    Simulation.need(input.actionNames(), input.resourceArns(), input.resourceHandlingOption());
    Principal caller =
        input.callerArn() == null
            ? source.caller(input.resourcePolicy())
            : Simulation.caller(input.callerArn());
    Simulation simulation =
        new Simulation(
            SimulatedPolicies.of(
                PolicyExclusions.without(source.need(seen), input.policyExclusionList()),
                input.policyInputList(),
                input.permissionsBoundaryPolicyInputList()),
            Optional.of(caller),
            Optional.ofNullable(input.resourcePolicy()),
            Simulation.owner(input.resourceOwner(), caller.account()),
            Simulation.values(input.contextEntries()),
            List.of());
    return SimulationAnswer.of(
        "SimulatePrincipalPolicy",
        simulation,
        input.actionNames(),
        input.resourceArns(),
        input.marker(),
        input.maxItems());
  }
}
