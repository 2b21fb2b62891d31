package io.keyrota.server.sts;

import static io.keyrota.server.iam.Refusals.refused;

import io.keyrota.models.sts.AssumeRootRequest;
import io.keyrota.models.sts.GetDelegatedAccessTokenRequest;
import io.keyrota.models.sts.PolicyDescriptorType;
import io.keyrota.models.sts.StsModel;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.iam.RoomHarness;
import io.keyrota.server.iam.RoomHarness.Signer;
import org.junit.jupiter.api.Test;

/** What accounts are told that manage no organization and are no partner of AWS. */
class PrivilegedTest {
  private static final String OTHER = "444455556666";

  private final RoomHarness rooms = new RoomHarness();

  private static AssumeRootRequest root(String target) {
    return new AssumeRootRequest(
        target,
        new PolicyDescriptorType("arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials"),
        900);
  }

  @Test
  void nobodyBecomesARootByIt() {
    refused(() -> rooms.call(rooms.root, StsModel.assumeRoot(), root("111122223333")))
        .as("AccessDenied", "Access denied");
    refused(() -> rooms.call(rooms.root, StsModel.assumeRoot(), root("arn:aws:iam::1:user/A")))
        .as("ValidationError");
  }

  @Test
  void nobodysPoliciesReachAnotherAccountsRoot() {
    Signer alice = rooms.user("Alice");
    for (String target : new String[] {OTHER, "arn:aws:iam::" + OTHER + ":root"}) {
      refused(() -> rooms.call(alice, StsModel.assumeRoot(), root(target)))
          .as(
              "AccessDenied",
              "User: arn:aws:iam::111122223333:user/Alice is not authorized to perform:"
                  + " sts:AssumeRoot on resource: arn:aws:iam::444455556666:root because no"
                  + " resource-based policy allows the sts:AssumeRoot action");
      refused(() -> rooms.call(rooms.root, StsModel.assumeRoot(), root(target))).as("AccessDenied");
    }
  }

  @Test
  void nobodyHasATokenToTradeIn() {
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    StsModel.getDelegatedAccessToken(),
                    new GetDelegatedAccessTokenRequest(Secret.ofText("token"))))
        .as("AccessDenied", "Account 111122223333 is not onboarded as a partner.");
  }
}
