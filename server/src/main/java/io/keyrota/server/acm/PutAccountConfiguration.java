package io.keyrota.server.acm;

import io.keyrota.models.acm.PutAccountConfigurationRequest;
import io.keyrota.models.acm.PutAccountConfigurationResponse;
import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.rules.acm.ExpiryEvents;
import io.keyrota.rules.aws.Permission;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/**
 * Chooses from how many days before the end the approach is told. The certificates that are there
 * learn of it one after another, at once.
 */
final class PutAccountConfiguration
    implements Operation<PutAccountConfigurationRequest, PutAccountConfigurationResponse> {

  @Override
  public Prepared<PutAccountConfigurationResponse> prepare(
      Request request, PutAccountConfigurationRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("acm:PutAccountConfiguration", "*"),
        call -> decide(call, new Place(request.account(), request.region()), input, seen));
  }

  private static Outcome<PutAccountConfigurationResponse> decide(
      Call call, Place place, PutAccountConfigurationRequest input, Snapshot seen) {
    PutAccountConfigurationResponse done = new PutAccountConfigurationResponse();
    AccountConfiguration before = AccountConfigurationTable.of(place, seen);
    ExpiryEvents events =
        input.expiryEvents() == null || input.expiryEvents().daysBeforeExpiry() == null
            ? before.events()
            : ExpiryEvents.of(input.expiryEvents().daysBeforeExpiry());
    Optional<AccountConfiguration.Token> same =
        before
            .token()
            .filter(token -> token.text().equals(input.idempotencyToken()))
            .filter(token -> token.at().plus(RequestTokenTable.KNOWN).isAfter(call.now()));
    if (same.isPresent()) {
      if (!events.equals(before.events())) {
        throw AcmRefusal.conflict(
            "The idempotency token was used for a request that asked for other things.");
      }
      return Outcome.of(done);
    }
    return Outcome.of(
        done,
        AccountConfigurationTable.put(
            place,
            new AccountConfiguration(
                events,
                Optional.of(new AccountConfiguration.Token(input.idempotencyToken(), call.now())),
                Optional.of(""),
                Optional.of(call.now()))));
  }
}
