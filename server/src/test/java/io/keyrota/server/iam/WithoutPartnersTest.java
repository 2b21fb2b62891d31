package io.keyrota.server.iam;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.AcceptDelegationRequestRequest;
import io.keyrota.models.iam.AssociateDelegationRequestRequest;
import io.keyrota.models.iam.CreateDelegationRequestRequest;
import io.keyrota.models.iam.DelegationPermission;
import io.keyrota.models.iam.GenerateOrganizationsAccessReportRequest;
import io.keyrota.models.iam.GetDelegationRequestRequest;
import io.keyrota.models.iam.GetHumanReadableSummaryRequest;
import io.keyrota.models.iam.GetOrganizationsAccessReportRequest;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.ListDelegationRequestsRequest;
import io.keyrota.models.iam.ListDelegationRequestsResponse;
import io.keyrota.models.iam.RejectDelegationRequestRequest;
import io.keyrota.models.iam.SendDelegationTokenRequest;
import io.keyrota.models.iam.UpdateDelegationRequestRequest;
import io.keyrota.models.schema.OperationSchema;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What accounts are told that have to do with no partner of AWS and with no organization. */
class WithoutPartnersTest {
  private static final String ID = "dr-0123456789abcdef";
  private static final String ARN = "arn:aws:iam::111122223333:delegation-request/" + ID;

  private final RoomHarness rooms = new RoomHarness();

  private <I extends Record, O extends Record> void isUnknown(
      OperationSchema<I, O> operation, I input) {
    refused(() -> rooms.call(rooms.root, operation, input))
        .as("NoSuchEntity", "The delegation request " + ID + " cannot be found.");
  }

  @Test
  void nobodyFindsADelegationRequest() {
    isUnknown(IamModel.acceptDelegationRequest(), new AcceptDelegationRequestRequest(ID));
    isUnknown(IamModel.associateDelegationRequest(), new AssociateDelegationRequestRequest(ID));
    isUnknown(IamModel.getDelegationRequest(), new GetDelegationRequestRequest(ID, true));
    isUnknown(IamModel.rejectDelegationRequest(), new RejectDelegationRequestRequest(ID, "no"));
    isUnknown(IamModel.sendDelegationToken(), new SendDelegationTokenRequest(ID));
    isUnknown(IamModel.updateDelegationRequest(), new UpdateDelegationRequestRequest(ID, null));
    isUnknown(IamModel.getHumanReadableSummary(), new GetHumanReadableSummaryRequest(ARN, "en"));
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.getHumanReadableSummary(),
                    new GetHumanReadableSummaryRequest(
                        "arn:aws:iam::111122223333:user/Alice", null)))
        .as("InvalidInput");
    ListDelegationRequestsResponse listed =
        rooms.call(
            rooms.root,
            IamModel.listDelegationRequests(),
            new ListDelegationRequestsRequest(null, null, null));
    assertThat(listed.delegationRequests()).isEmpty();
    assertThat(listed.isTruncated()).isFalse();
  }

  @Test
  void nobodyIsAPartner() {
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.createDelegationRequest(),
                    new CreateDelegationRequestRequest(
                        null,
                        "d",
                        new DelegationPermission(null, null),
                        null,
                        "workflow",
                        null,
                        "arn:aws:sns:us-east-1:111122223333:t",
                        300,
                        null)))
        .as("AccessDenied");
  }

  @Test
  void nobodyManagesAnOrganization() {
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.generateOrganizationsAccessReport(),
                    new GenerateOrganizationsAccessReportRequest(
                        "o-a1b2c3d4e5/r-f6g7h8i9j0example/111122223333", null)))
        .as("AccessDenied");
    String job = new UUID(1, 2).toString();
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.getOrganizationsAccessReport(),
                    new GetOrganizationsAccessReportRequest(job, null, null, null)))
        .as("NoSuchEntity", "Cannot find the job with id " + job + ".");
  }
}
