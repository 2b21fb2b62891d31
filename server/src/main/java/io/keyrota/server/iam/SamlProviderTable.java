package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.SamlProvider;
import io.keyrota.rules.iam.Tags;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/** SAML providers by name. */
final class SamlProviderTable implements Table<SealedSamlProvider> {
  static final SamlProviderTable TABLE = new SamlProviderTable();

  private SamlProviderTable() {}

  static Optional<SealedSamlProvider> named(AccountId account, String name, Snapshot seen) {
    return seen.find(TABLE, Place.global(account), name);
  }

  static Change put(SealedSamlProvider row) {
    return new Change.Put<>(
        TABLE, Place.global(row.provider().account()), row.provider().name(), row);
  }

  static Change remove(SamlProvider provider) {
    return Change.Remove.of(TABLE, Place.global(provider.account()), provider.name());
  }

  @Override
  public String kind() {
    return "saml-provider";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(SealedSamlProvider row) {
    SamlProvider provider = row.provider();
    return Document.builder()
        .put("account", provider.account().digits())
        .put("name", provider.name())
        .put("uuid", provider.uuid())
        .put("metadata", provider.metadata())
        .put("created", provider.created())
        .put("validUntil", provider.validUntil())
        .put("tags", provider.tags().values())
        .put("encryption", provider.encryption().word())
        .putDocuments(
            "keys",
            provider.keys().stream()
                .map(
                    key ->
                        Document.builder()
                            .put("id", key.id())
                            .put("uploaded", key.uploaded())
                            .put(
                                "privateKey",
                                Objects.requireNonNull(row.keys().get(key.id())).bytes())
                            .build())
                .toList())
        .build();
  }

  @Override
  public SealedSamlProvider read(int format, Document document) {
    List<SamlProvider.Key> keys = new ArrayList<>();
    SequencedMap<String, Sealed> sealed = new LinkedHashMap<>();
    for (Document key : document.documents("keys")) {
      keys.add(new SamlProvider.Key(key.text("id"), key.instant("uploaded")));
      sealed.put(key.text("id"), new Sealed(key.bytes("privateKey")));
    }
    return new SealedSamlProvider(
        new SamlProvider(
            new AccountId(document.text("account")),
            document.text("name"),
            document.text("uuid"),
            document.text("metadata"),
            document.instant("created"),
            document.instant("validUntil"),
            new Tags(document.map("tags")),
            SamlProvider.Encryption.of(document.text("encryption")),
            keys),
        sealed);
  }
}
