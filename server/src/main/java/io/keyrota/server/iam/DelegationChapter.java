package io.keyrota.server.iam;

import io.keyrota.models.iam.AcceptDelegationRequestRequest;
import io.keyrota.models.iam.AssociateDelegationRequestRequest;
import io.keyrota.models.iam.DelegationRequest;
import io.keyrota.models.iam.GetDelegationRequestRequest;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.ListDelegationRequestsRequest;
import io.keyrota.models.iam.ListDelegationRequestsResponse;
import io.keyrota.models.iam.RejectDelegationRequestRequest;
import io.keyrota.models.iam.SendDelegationTokenRequest;
import io.keyrota.models.iam.UpdateDelegationRequestRequest;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.Page;
import io.keyrota.server.aws.Api;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Temporary delegation: a part of IAM's table of contents. Only a partner that AWS has taken on may
 * make a request; here nobody is one, so that nobody finds a request.
 */
final class DelegationChapter {
  private static final String MISSING = "there are no partners, so there are no requests";
  private static final Pattern ARN =
      Pattern.compile("arn:aws:iam::[0-9]{12}:delegation-request/[a-zA-Z0-9_-]{16,128}");

  private DelegationChapter() {}

  static void into(Api api) {
    api.with(
            IamModel.createDelegationRequest(),
            (request, input, seen) ->
                Prepared.of(
                    Permission.of("iam:CreateDelegationRequest", "*"),
                    call -> {
                      throw IamRefusal.notAPartner(request.account());
                    }),
            MISSING)
        .with(
            IamModel.acceptDelegationRequest(),
            unknown("AcceptDelegationRequest", AcceptDelegationRequestRequest::delegationRequestId),
            MISSING)
        .with(
            IamModel.associateDelegationRequest(),
            unknown(
                "AssociateDelegationRequest",
                AssociateDelegationRequestRequest::delegationRequestId),
            MISSING)
        .with(
            IamModel.getDelegationRequest(),
            unknown("GetDelegationRequest", GetDelegationRequestRequest::delegationRequestId),
            MISSING)
        .with(
            IamModel.rejectDelegationRequest(),
            unknown("RejectDelegationRequest", RejectDelegationRequestRequest::delegationRequestId),
            MISSING)
        .with(
            IamModel.sendDelegationToken(),
            unknown("SendDelegationToken", SendDelegationTokenRequest::delegationRequestId),
            MISSING)
        .with(
            IamModel.updateDelegationRequest(),
            unknown("UpdateDelegationRequest", UpdateDelegationRequestRequest::delegationRequestId),
            MISSING)
        .with(IamModel.listDelegationRequests(), list(), MISSING)
        .with(
            IamModel.getHumanReadableSummary(),
            (request, input, seen) -> {
              if (!ARN.matcher(input.entityArn()).matches()) {
                throw IamRefusal.invalidInput("ARN " + input.entityArn() + " is not valid.");
              }
              return Prepared.of(
                  Permission.of("iam:GetHumanReadableSummary", input.entityArn()),
                  call -> {
                    throw missing(input.entityArn());
                  });
            },
            MISSING);
  }

  private static <I extends Record, O extends Record> Operation<I, O> unknown(
      String name, Function<I, String> id) {
    return (request, input, seen) -> {
      String arn = "arn:aws:iam::" + request.account() + ":delegation-request/" + id.apply(input);
      return Prepared.of(
          Permission.of("iam:" + name, arn),
          call -> {
            throw missing(arn);
          });
    };
  }

  private static Operation<ListDelegationRequestsRequest, ListDelegationRequestsResponse> list() {
    return (request, input, seen) ->
        Prepared.of(
            Permission.of("iam:ListDelegationRequests", "*"),
            call -> {
              Page<DelegationRequest> none =
                  Page.of("ListDelegationRequests", List.of(), input.marker(), input.maxItems());
              return Outcome.of(
                  new ListDelegationRequestsResponse(none.items(), null, none.truncated()));
            });
  }

  private static Refusal missing(String arn) {
    return new Refusal(
        "NoSuchEntity",
        "The delegation request " + arn.substring(arn.lastIndexOf('/') + 1) + " cannot be found.");
  }
}
