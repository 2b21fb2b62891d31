package io.keyrota.server.usage;

import io.keyrota.rules.kms.KeyUsageRecord;
import io.keyrota.rules.kms.LastUsage;
import io.keyrota.rules.kms.MaterialUsage;
import io.keyrota.rules.kms.UsageOperation;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How KMS keys were used, by key id; a multi-Region key has a row in each of its regions. */
final class KmsUsageTable implements Table<KmsUsageTable.Row> {
  static final KmsUsageTable TABLE = new KmsUsageTable();

  private KmsUsageTable() {}

  /**
   * What is recorded of a key.
   *
   * @param seq the last entry of the trail that it counts
   */
  record Row(KeyUsageRecord usage, long seq) {}

  @Override
  public String kind() {
    return "kms-key-usage";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(Row row) {
    Document.Builder document =
        Document.builder()
            .put("seq", row.seq())
            .putDocuments(
                "materials",
                row.usage().materials().entrySet().stream().map(KmsUsageTable::material).toList());
    row.usage()
        .last()
        .ifPresent(
            last ->
                document
                    .put("operation", last.operation().word())
                    .put("at", last.at())
                    .put("event", last.eventId())
                    .put("request", last.requestId()));
    return document.build();
  }

  private static Document material(Map.Entry<String, MaterialUsage> material) {
    MaterialUsage usage = material.getValue();
    return Document.builder()
        .put("id", material.getKey())
        .put("encrypts", usage.encrypts())
        .putInstant("lastEncrypt", usage.lastEncrypt())
        .put("decrypts", usage.decrypts())
        .putInstant("lastDecrypt", usage.lastDecrypt())
        .build();
  }

  @Override
  public Row read(int format, Document document) {
    LinkedHashMap<String, MaterialUsage> materials = new LinkedHashMap<>();
    for (Document material : document.documents("materials")) {
      materials.put(
          material.text("id"),
          new MaterialUsage(
              material.number("encrypts"),
              material.optionalInstant("lastEncrypt"),
              material.number("decrypts"),
              material.optionalInstant("lastDecrypt")));
    }
    Optional<LastUsage> last =
        document
            .optionalText("operation")
            .map(
                operation ->
                    new LastUsage(
                        UsageOperation.named(operation).orElseThrow(),
                        document.instant("at"),
                        document.text("event"),
                        document.text("request")));
    return new Row(new KeyUsageRecord(last, materials), document.number("seq"));
  }
}
