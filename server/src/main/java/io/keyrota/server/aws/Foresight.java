package io.keyrota.server.aws;

import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.policy.Evaluation;
import io.keyrota.rules.policy.IdentityGround;
import io.keyrota.rules.policy.PolicyDocument;
import io.keyrota.rules.policy.PolicyKind;
import io.keyrota.rules.policy.Principal;
import io.keyrota.rules.policy.ResourceGround;
import io.keyrota.server.aws.IdentityPolicies.Identity;
import java.time.Instant;
import java.util.List;

/** What would be decided under a policy that is not in force yet. */
public final class Foresight {
  /** Of somebody to whom identity policies give everything. */
  static final IdentityGround EVERYTHING =
      IdentityGround.of(
          PolicyDocument.parse(
              "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\","
                  + "\"Resource\":\"*\"}}",
              PolicyKind.IDENTITY));

  private Foresight() {}

  /**
   * Whether a resource with that policy would let the caller have the permission, or its account
   * decide so.
   *
   * @param permission with the new policy as its ground
   */
  public static boolean letsIn(Request request, Permission permission, Instant now) {
    return new Evaluation(
            Principal.of(request.caller()),
            permission.action(),
            permission.resource(),
            new RequestValues(request, now, permission, Identity.NOTHING),
            EVERYTHING,
            permission
                .ground()
                .map(
                    ground ->
                        new ResourceGround(
                            ground.owner(),
                            ground.kind(),
                            PolicyDocument.parse(ground.policy(), PolicyKind.RESOURCE),
                            ground.granted())),
            List.of())
        .decide()
        .allowed();
  }
}
