package io.keyrota.server.keyrota;

import io.keyrota.models.keyrota.Account;
import io.keyrota.models.keyrota.ListAccountsRequest;
import io.keyrota.models.keyrota.ListAccountsResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.server.aws.Accounts;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;

/** The accounts of the installation, in the order of their ids. The marker is the last id seen. */
final class ListAccounts implements Operation<ListAccountsRequest, ListAccountsResponse> {
  private static final int DEFAULT_ITEMS = 100;

  private final OperatorOnly operator;
  private final Accounts accounts;

  ListAccounts(OperatorOnly operator, Accounts accounts) {
    this.operator = operator;
    this.accounts = accounts;
  }

  @Override
  public Prepared<ListAccountsResponse> prepare(
      Request request, ListAccountsRequest input, Snapshot seen) {
    return Prepared.of(
        Permission.of("keyrota:ListAccounts", "*"),
        call -> {
          operator.require(request, "keyrota:ListAccounts");
          int limit = input.maxItems() == null ? DEFAULT_ITEMS : input.maxItems();
          String after = input.marker() == null ? "" : input.marker();
          List<Accounts.Listed> found = accounts.list(after, limit + 1, seen);
          boolean more = found.size() > limit;
          List<Accounts.Listed> page = more ? found.subList(0, limit) : found;
          return Outcome.of(
              new ListAccountsResponse(
                  page.stream().map(ListAccounts::account).toList(),
                  more ? page.getLast().id().digits() : null,
                  more));
        });
  }

  private static Account account(Accounts.Listed listed) {
    return new Account(listed.id().digits(), listed.alias().orElse(null), listed.created());
  }
}
