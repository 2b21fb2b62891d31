package io.keyrota.server.iam;

import io.keyrota.models.iam.ListServiceSpecificCredentialsRequest;
import io.keyrota.models.iam.ListServiceSpecificCredentialsResponse;
import io.keyrota.models.iam.ServiceSpecificCredentialMetadata;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.Page;
import io.keyrota.rules.iam.ServiceSpecificCredential;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lists the service-specific credentials of a user or of all, of the signer without a name, those
 * for one service where it is given.
 */
final class ListServiceSpecificCredentials
    implements Operation<
            ListServiceSpecificCredentialsRequest, ListServiceSpecificCredentialsResponse>,
        MayWait {
  private static final int AT_ONCE = 1000;

  @Override
  public Prepared<ListServiceSpecificCredentialsResponse> prepare(
      Request request, ListServiceSpecificCredentialsRequest input, Snapshot seen) {
    if (Boolean.TRUE.equals(input.allUsers())) {
      return Prepared.of(
          Permission.of("iam:ListServiceSpecificCredentials", "*"),
          call -> ofAll(call, input, seen));
    }
    NamedUser named = NamedUser.ofNameOrSigner(request, input.userName(), seen);
    return Prepared.of(
        named.permission("iam:ListServiceSpecificCredentials"),
        call -> {
          User user = named.need();
          return answer(entries(user, input, call.now(), seen), input);
        });
  }

  /** Users by name, as ListUsers has them. */
  private static Outcome<ListServiceSpecificCredentialsResponse> ofAll(
      Call call, ListServiceSpecificCredentialsRequest input, Snapshot seen) {
    if (input.userName() != null) {
      throw IamRefusal.invalidInput("UserName and AllUsers cannot be specified together.");
    }
    List<ServiceSpecificCredentialMetadata> all = new ArrayList<>();
    String last = "";
    List<Row<User>> rows;
    do {
      rows = seen.page(UserTable.TABLE, Place.global(call.request().account()), last, AT_ONCE);
      for (Row<User> row : rows) {
        all.addAll(entries(row.value(), input, call.now(), seen));
        last = row.identity().id();
      }
    } while (rows.size() == AT_ONCE);
    return answer(all, input);
  }

  private static List<ServiceSpecificCredentialMetadata> entries(
      User user, ListServiceSpecificCredentialsRequest input, Instant now, Snapshot seen) {
    Optional<ServiceSpecificCredential.Service> service =
        Optional.ofNullable(input.serviceName()).map(ServiceSpecificCredential.Service::of);
    return UserCredentialsTable.of(user.account(), user.userId(), seen).serviceSpecific().stream()
        .filter(each -> service.isEmpty() || service.get() == each.service())
        .map(each -> ServiceCredentialAnswer.listed(user.name(), each, now))
        .toList();
  }

  private static Outcome<ListServiceSpecificCredentialsResponse> answer(
      List<ServiceSpecificCredentialMetadata> all, ListServiceSpecificCredentialsRequest input) {
    Page<ServiceSpecificCredentialMetadata> page =
        Page.of("ListServiceSpecificCredentials", all, input.marker(), input.maxItems());
    return Outcome.of(
        new ListServiceSpecificCredentialsResponse(
            page.items(), page.marker().orElse(null), page.truncated()));
  }
}
