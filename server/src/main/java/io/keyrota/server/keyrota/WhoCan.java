package io.keyrota.server.keyrota;

import io.keyrota.models.keyrota.PermittedPrincipal;
import io.keyrota.models.keyrota.WhoCanRequest;
import io.keyrota.models.keyrota.WhoCanResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who may do something: first the root and whom the resource's policy names besides users and
 * roles, then users and roles, then whom grants name. A page looks at so many of them and shows
 * those that may; the marker says where the next one begins.
 */
final class WhoCan implements Operation<WhoCanRequest, WhoCanResponse>, MayWait {
  private static final int DEFAULT_ITEMS = 100;
  private static final String EVERYBODY = "e:";
  private static final String GRANTS = "g:";

  private final WhoCanDoors doors;

  WhoCan(WhoCanDoors doors) {
    this.doors = doors;
  }

  @Override
  public Prepared<WhoCanResponse> prepare(Request request, WhoCanRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("keyrota:WhoCan", "*"),
        call -> {
          Candidates candidates =
              Candidates.of(doors, call, input.action(), input.resource(), seen);
          return Outcome.of(
              page(input, candidates, input.maxItems() == null ? DEFAULT_ITEMS : input.maxItems()));
        });
  }

  private static WhoCanResponse page(WhoCanRequest input, Candidates candidates, int limit) {
    List<PermittedPrincipal> found = new ArrayList<>();
    String at = input.marker() == null ? "" : input.marker();
    Optional<String> next;
    if (at.isEmpty()) {
      found.addAll(candidates.rootAndNamed());
      at = EVERYBODY;
    }
    if (at.startsWith(EVERYBODY)) {
      Candidates.Part part = candidates.everybody(at.substring(EVERYBODY.length()), limit);
      found.addAll(part.permitted());
      next = part.next().map(EVERYBODY::concat).or(() -> Optional.of(GRANTS));
    } else if (at.startsWith(GRANTS)) {
      Candidates.Part part = candidates.grantees(at.substring(GRANTS.length()), limit);
      found.addAll(part.permitted());
      next = part.next().map(GRANTS::concat);
    } else {
      throw new Refusal("InvalidParameterValueException", "The Marker is not one of WhoCan's.");
    }
    if (next.equals(Optional.of(GRANTS)) && !candidates.hasGrants()) {
      next = Optional.empty();
    }
    return new WhoCanResponse(
        input.action(), candidates.resource(), found, next.orElse(null), next.isPresent());
  }
}
