package io.keyrota.server.usage;

import io.keyrota.rules.iam.LastUse;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Table;

/** The last use of access keys, by access key id, in {@code Place.SYSTEM}. */
final class KeyUseTable implements Table<LastUse> {
  @Override
  public String kind() {
    return "key-use";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(LastUse use) {
    return Document.builder()
        .put("date", use.date())
        .put("region", use.region())
        .put("service", use.serviceName())
        .build();
  }

  @Override
  public LastUse read(int format, Document document) {
    return new LastUse(document.instant("date"), document.text("region"), document.text("service"));
  }
}
