package io.keyrota.server.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.Deletion;
import io.keyrota.rules.kms.KeyId;
import io.keyrota.rules.kms.KeyManagerType;
import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.KeyState;
import io.keyrota.rules.kms.KeyUsage;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsTags;
import io.keyrota.rules.kms.MultiRegion;
import io.keyrota.rules.kms.Origin;
import io.keyrota.rules.kms.Rotation;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys by id. A multi-Region key has a row in each of its regions. */
final class KeyTable implements Table<KmsKey> {
  static final KeyTable TABLE = new KeyTable();

  private KeyTable() {}

  static Optional<KmsKey> find(AccountId account, Region region, KeyId id, Snapshot seen) {
    return seen.find(TABLE, new Place(account, region), id.text());
  }

  static Place place(KmsKey key) {
    return new Place(key.account(), key.region());
  }

  static Change put(KmsKey key) {
    return new Change.Put<>(TABLE, place(key), key.id().text(), key);
  }

  static Change remove(KmsKey key) {
    return Change.Remove.of(TABLE, place(key), key.id().text());
  }

  static KeyId id(String text) {
    return KeyId.parse(text)
        .orElseThrow(() -> new IllegalStateException("a stored key has no key's id"));
  }

  @Override
  public String kind() {
    return "kms-key";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(KmsKey key) {
    Document.Builder document =
        Document.builder()
            .put("account", key.account().digits())
            .put("region", key.region().name())
            .put("id", key.id().text())
            .put("spec", key.spec().name())
            .put("usage", key.usage().name())
            .put("origin", key.origin().name())
            .put("manager", key.manager().name())
            .put("created", key.created())
            .put("state", key.state().name())
            .put("description", key.description())
            .put("tags", key.tags().values())
            .put("rotationPeriod", key.rotation().periodInDays())
            .putInstant("nextRotation", key.rotation().next())
            .put("rotationsOnDemand", key.rotation().onDemand())
            .putDocuments("materials", MaterialDocument.write(key.materials()));
    key.deletion().ifPresent(deletion -> document.put("deletionWindow", deletion.windowInDays()));
    document.putInstant("deletionDate", key.deletion().flatMap(Deletion::date));
    key.multiRegion()
        .ifPresent(
            relatives ->
                document
                    .put("primary", relatives.primary().name())
                    .put("replicas", relatives.replicas().stream().map(Region::name).toList()));
    return document.build();
  }

  @Override
  public KmsKey read(int format, Document document) {
    Optional<Instant> next = document.optionalInstant("nextRotation");
    return new KmsKey(
        new AccountId(document.text("account")),
        new Region(document.text("region")),
        id(document.text("id")),
        KeySpec.valueOf(document.text("spec")),
        KeyUsage.valueOf(document.text("usage")),
        Origin.valueOf(document.text("origin")),
        KeyManagerType.valueOf(document.text("manager")),
        document.instant("created"),
        KeyState.valueOf(document.text("state")),
        document.text("description"),
        new KmsTags(document.map("tags")),
        deletion(document),
        new Rotation(
            next.isPresent(),
            Math.toIntExact(document.number("rotationPeriod")),
            next,
            Math.toIntExact(document.number("rotationsOnDemand"))),
        MaterialDocument.read(document.documents("materials")),
        document
            .optionalText("primary")
            .map(
                primary ->
                    new MultiRegion(
                        new Region(primary),
                        document.texts("replicas").stream().map(Region::new).toList())));
  }

  private static Optional<Deletion> deletion(Document document) {
    if (!document.members().containsKey("deletionWindow")) {
      return Optional.empty();
    }
    return Optional.of(
        new Deletion(
            Math.toIntExact(document.number("deletionWindow")),
            document.optionalInstant("deletionDate")));
  }

  @Override
  public @Nullable Instant due(KmsKey key) {
    return key.due().orElse(null);
  }
}
