package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.OpenIdProvider;
import io.keyrota.rules.iam.Tags;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.Optional;

/** OpenID Connect providers by the issuer's URL without its scheme. */
final class OpenIdProviderTable implements Table<OpenIdProvider> {
  static final OpenIdProviderTable TABLE = new OpenIdProviderTable();

  private OpenIdProviderTable() {}

  static Optional<OpenIdProvider> find(AccountId account, String url, Snapshot seen) {
    return seen.find(TABLE, Place.global(account), url);
  }

  static Change put(OpenIdProvider provider) {
    return new Change.Put<>(TABLE, Place.global(provider.account()), provider.url(), provider);
  }

  static Change remove(OpenIdProvider provider) {
    return Change.Remove.of(TABLE, Place.global(provider.account()), provider.url());
  }

  @Override
  public String kind() {
    return "oidc-provider";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(OpenIdProvider provider) {
    return Document.builder()
        .put("account", provider.account().digits())
        .put("url", provider.url())
        .put("clientIds", provider.clientIds())
        .put("thumbprints", provider.thumbprints())
        .put("created", provider.created())
        .put("tags", provider.tags().values())
        .build();
  }

  @Override
  public OpenIdProvider read(int format, Document document) {
    return new OpenIdProvider(
        new AccountId(document.text("account")),
        document.text("url"),
        document.texts("clientIds"),
        document.texts("thumbprints"),
        document.instant("created"),
        new Tags(document.map("tags")));
  }
}
