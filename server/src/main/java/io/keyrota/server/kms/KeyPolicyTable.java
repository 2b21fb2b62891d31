package io.keyrota.server.kms;

import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;

/** Key policies by key id; every key has one. */
final class KeyPolicyTable implements Table<KeyPolicy> {
  static final KeyPolicyTable TABLE = new KeyPolicyTable();

  private KeyPolicyTable() {}

  static KeyPolicy of(KmsKey key, Snapshot seen) {
    return seen.find(TABLE, KeyTable.place(key), key.id().text())
        .orElseThrow(() -> new IllegalStateException("a key has no policy"));
  }

  static Change put(KmsKey key, String text) {
    return new Change.Put<>(TABLE, KeyTable.place(key), key.id().text(), new KeyPolicy(text));
  }

  static Change remove(KmsKey key) {
    return Change.Remove.of(TABLE, KeyTable.place(key), key.id().text());
  }

  @Override
  public String kind() {
    return "kms-key-policy";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(KeyPolicy policy) {
    return Document.builder().put("text", policy.text()).build();
  }

  @Override
  public KeyPolicy read(int format, Document document) {
    return new KeyPolicy(document.text("text"));
  }
}
