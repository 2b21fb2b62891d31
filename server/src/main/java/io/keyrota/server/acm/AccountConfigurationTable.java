package io.keyrota.server.acm;

import io.keyrota.rules.acm.ExpiryEvents;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The choices of accounts, a row for each account and region. */
final class AccountConfigurationTable implements Table<AccountConfiguration> {
  static final AccountConfigurationTable TABLE = new AccountConfigurationTable();

  private static final String ID = "configuration";

  private AccountConfigurationTable() {}

  static AccountConfiguration of(Place place, Snapshot seen) {
    return seen.find(TABLE, place, ID).orElse(AccountConfiguration.NONE);
  }

  static Change put(Place place, AccountConfiguration configuration) {
    return new Change.Put<>(TABLE, place, ID, configuration);
  }

  @Override
  public String kind() {
    return "certificate-account";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(AccountConfiguration configuration) {
    Document.Builder document =
        Document.builder()
            .put("days", configuration.events().chosen().orElse(0))
            .put("applied", configuration.applied())
            .putInstant("due", configuration.due());
    configuration
        .token()
        .ifPresent(token -> document.put("token", token.text()).put("tokenAt", token.at()));
    return document.build();
  }

  @Override
  public AccountConfiguration read(int format, Document document) {
    int days = Math.toIntExact(document.number("days"));
    return new AccountConfiguration(
        new ExpiryEvents(days == 0 ? Optional.empty() : Optional.of(days)),
        document
            .optionalText("token")
            .map(text -> new AccountConfiguration.Token(text, document.instant("tokenAt"))),
        document.optionalText("applied"),
        document.optionalInstant("due"));
  }

  @Override
  public @Nullable Instant due(AccountConfiguration configuration) {
    return configuration.due().orElse(null);
  }
}
