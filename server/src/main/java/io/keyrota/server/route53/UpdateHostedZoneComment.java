package io.keyrota.server.route53;

import io.keyrota.models.route53.UpdateHostedZoneCommentRequest;
import io.keyrota.models.route53.UpdateHostedZoneCommentResponse;
import io.keyrota.rules.route53.HostedZone;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/** Changes a zone's comment, or takes it away. */
final class UpdateHostedZoneComment
    implements Operation<UpdateHostedZoneCommentRequest, UpdateHostedZoneCommentResponse> {

  @Override
  public Prepared<UpdateHostedZoneCommentResponse> prepare(
      Request request, UpdateHostedZoneCommentRequest input, Snapshot seen) {
    Zone named = Zone.named(request, input.id(), seen);
    return Prepared.of(
        named.permission("UpdateHostedZoneComment"),
        call -> {
          HostedZone zone = named.need(call).withComment(Optional.ofNullable(input.comment()));
          return Outcome.of(
              new UpdateHostedZoneCommentResponse(Answers.zone(zone)), HostedZoneTable.put(zone));
        });
  }
}
