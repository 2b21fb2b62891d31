package io.keyrota.server.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.KeyMaterial;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.aws.Call;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Table;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Events of keys, by the time at which they happened; each belongs to its key. */
final class KeyEventTable implements Table<KeyEvent> {
  static final KeyEventTable TABLE = new KeyEventTable();

  private static final int RANDOM = 8;

  private KeyEventTable() {}

  /** {@code KMS CMK Rotation}, automatic or on demand. */
  static Change rotation(KmsKey before, KmsKey after, Call call) {
    SequencedMap<String, String> detail = new LinkedHashMap<>();
    detail.put("key-id", after.id().text());
    detail.put("key-origin", after.origin().name());
    KeyMaterial current = after.materials().current().orElseThrow();
    detail.put("rotation-type", current.rotationType().orElseThrow().name());
    before
        .materials()
        .current()
        .ifPresent(material -> detail.put("previous-key-material-id", material.id().hex()));
    detail.put("current-key-material-id", current.id().hex());
    return put(after, "KMS CMK Rotation", detail, call);
  }

  /** {@code KMS Imported Key Material Expiration}. */
  static Change expiration(KmsKey key, Call call) {
    return put(key, "KMS Imported Key Material Expiration", ofKey(key), call);
  }

  /** {@code KMS CMK Deletion}. */
  static Change deletion(KmsKey key, Call call) {
    return put(key, "KMS CMK Deletion", ofKey(key), call);
  }

  private static SequencedMap<String, String> ofKey(KmsKey key) {
    SequencedMap<String, String> detail = new LinkedHashMap<>();
    detail.put("key-id", key.id().text());
    return detail;
  }

  private static Change put(
      KmsKey key, String detailType, SequencedMap<String, String> detail, Call call) {
    // By time first, so that a page is a stretch of time.
    String id =
        "%013d-%s"
            .formatted(
                call.now().toEpochMilli(), HexFormat.of().formatHex(call.entropy().bytes(RANDOM)));
    return new Change.Put<>(
        TABLE,
        KeyTable.place(key),
        id,
        new KeyEvent(id, key.account(), key.region(), call.now(), detailType, key.arn(), detail));
  }

  @Override
  public String kind() {
    return "kms-event";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(KeyEvent event) {
    return Document.builder()
        .put("id", event.id())
        .put("account", event.account().digits())
        .put("region", event.region().name())
        .put("time", event.time())
        .put("detailType", event.detailType())
        .put("resource", event.resource())
        .put("detail", event.detail())
        .build();
  }

  @Override
  public KeyEvent read(int format, Document document) {
    return new KeyEvent(
        document.text("id"),
        new AccountId(document.text("account")),
        new Region(document.text("region")),
        document.instant("time"),
        document.text("detailType"),
        document.text("resource"),
        document.map("detail"));
  }
}
