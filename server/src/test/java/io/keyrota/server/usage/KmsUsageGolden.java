package io.keyrota.server.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.kms.KeyUsageRecord;
import io.keyrota.rules.kms.LastUsage;
import io.keyrota.rules.kms.MaterialUsage;
import io.keyrota.rules.kms.UsageOperation;
import io.keyrota.server.store.Document;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How the use of KMS keys stands in the store, for ever. */
class KmsUsageGolden {
  private static final Instant AT = Instant.parse("2026-11-24T10:11:12.987Z");
  private static final long MILLIS = 1795515072987L;

  @Test
  void theUseOfAKey() {
    LinkedHashMap<String, MaterialUsage> materials = new LinkedHashMap<>();
    materials.put("aa", MaterialUsage.NONE.with(true, AT));
    materials.put("bb", MaterialUsage.NONE.with(false, AT));
    LastUsage last = new LastUsage(UsageOperation.RE_ENCRYPT, AT, "e2", "r2");
    KmsUsageTable.Row row =
        new KmsUsageTable.Row(new KeyUsageRecord(Optional.of(last), materials), 17);
    Document document =
        document(
            Map.entry("seq", 17L),
            Map.entry(
                "materials",
                List.of(
                    document(
                        Map.entry("id", "aa"),
                        Map.entry("encrypts", 0L),
                        Map.entry("decrypts", 1L),
                        Map.entry("lastDecrypt", MILLIS)),
                    document(
                        Map.entry("id", "bb"),
                        Map.entry("encrypts", 1L),
                        Map.entry("lastEncrypt", MILLIS),
                        Map.entry("decrypts", 0L)))),
            Map.entry("operation", "ReEncrypt"),
            Map.entry("at", MILLIS),
            Map.entry("event", "e2"),
            Map.entry("request", "r2"));
    assertThat(KmsUsageTable.TABLE.kind()).isEqualTo("kms-key-usage");
    assertThat(KmsUsageTable.TABLE.format()).isEqualTo(1);
    assertThat(KmsUsageTable.TABLE.write(row)).isEqualTo(document);
    assertThat(KmsUsageTable.TABLE.read(1, document)).isEqualTo(row);
  }

  @Test
  void thePosition() {
    KmsPositionTable.Position position = new KmsPositionTable.Position(AT, 17, 21);
    Document document =
        document(Map.entry("since", MILLIS), Map.entry("seq", 17L), Map.entry("counted", 21L));
    assertThat(KmsPositionTable.TABLE.kind()).isEqualTo("kms-key-usage-position");
    assertThat(KmsPositionTable.TABLE.format()).isEqualTo(2);
    assertThat(KmsPositionTable.TABLE.write(position)).isEqualTo(document);
    assertThat(KmsPositionTable.TABLE.read(2, document)).isEqualTo(position);
  }

  @Test
  void theFirstFormatOfThePositionDidNotSayHowFarRowsCount() {
    Document document = document(Map.entry("since", MILLIS), Map.entry("seq", 17L));
    assertThat(KmsPositionTable.TABLE.read(1, document))
        .isEqualTo(new KmsPositionTable.Position(AT, 17, Long.MAX_VALUE));
  }

  @SafeVarargs
  private static Document document(Map.Entry<String, ?>... members) {
    LinkedHashMap<String, Object> map = new LinkedHashMap<>();
    for (var member : members) {
      map.put(member.getKey(), member.getValue());
    }
    return new Document(map);
  }
}
