package io.keyrota.server.kms;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.kms.Grant;
import io.keyrota.rules.kms.GrantConstraints;
import io.keyrota.rules.kms.GrantOperation;
import io.keyrota.rules.kms.KeyId;
import io.keyrota.rules.kms.KeyLife;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.kms.KeyRotation;
import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.KeyUsage;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsTags;
import io.keyrota.rules.kms.Origin;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What format 1 of each table looks like, and that it is read for ever. */
class TablesGolden {
  private static final long MILLIS = 1_795_515_072_987L;
  private static final Instant CREATED = Instant.ofEpochMilli(MILLIS);
  private static final String ID = "1234abcd-12ab-34cd-56ef-1234567890ab";
  private static final KeyId KEY = KeyId.parse(ID).orElseThrow();
  private static final String MATERIAL = "ab".repeat(32);
  private static final Map.Entry<String, ?> ACCOUNT = Map.entry("account", "111122223333");
  private static final Map.Entry<String, ?> REGION = Map.entry("region", "eu-central-1");

  @Test
  void keys() {
    KmsKey key =
        KeyRotation.enable(
            KeyLife.create(
                new KeyLife.Wanted(
                    KmsHarness.ACCOUNT,
                    KmsHarness.REGION,
                    KEY,
                    KeySpec.SYMMETRIC_DEFAULT,
                    KeyUsage.ENCRYPT_DECRYPT,
                    Origin.AWS_KMS,
                    "d",
                    KmsTags.NONE.with(List.of(new KmsTags.Tag("a", "b")))),
                Optional.of(new KeyMaterialId(MATERIAL)),
                CREATED),
            90,
            CREATED);
    keeps(
        KeyTable.TABLE,
        "kms-key",
        key,
        document(
            ACCOUNT,
            REGION,
            Map.entry("id", ID),
            Map.entry("spec", "SYMMETRIC_DEFAULT"),
            Map.entry("usage", "ENCRYPT_DECRYPT"),
            Map.entry("origin", "AWS_KMS"),
            Map.entry("manager", "CUSTOMER"),
            Map.entry("created", MILLIS),
            Map.entry("state", "ENABLED"),
            Map.entry("description", "d"),
            Map.entry("tags", document(Map.entry("a", "b"))),
            Map.entry("rotationPeriod", 90L),
            Map.entry("nextRotation", MILLIS + 90 * 86_400_000L),
            Map.entry("rotationsOnDemand", 0L),
            Map.entry(
                "materials",
                List.of(
                    document(
                        Map.entry("id", MATERIAL),
                        Map.entry("state", "CURRENT"),
                        Map.entry("attached", MILLIS))))));
    assertThat(KeyTable.TABLE.due(key)).isEqualTo(CREATED.plus(Duration.ofDays(90)));
    KmsKey going = KeyLife.scheduleDeletion(key, 7, CREATED);
    assertThat(KeyTable.TABLE.due(going)).isEqualTo(CREATED.plus(Duration.ofDays(7)));
    assertThat(KeyTable.TABLE.write(going).members())
        .containsEntry("deletionWindow", 7L)
        .containsEntry("deletionDate", MILLIS + 7 * 86_400_000L);
    assertThat(KeyTable.TABLE.read(1, KeyTable.TABLE.write(going))).isEqualTo(going);
    assertThat(KeyTable.TABLE.due(KeyLife.disable(key))).isNull();
  }

  @Test
  void materials() {
    byte[] sealed = {1, 2, 3};
    byte[] spki = {4, 5};
    SealedMaterial row =
        new SealedMaterial(
            KmsHarness.ACCOUNT,
            KmsHarness.REGION,
            KEY,
            new KeyMaterialId(MATERIAL),
            new Sealed(sealed),
            Optional.of(spki));
    keeps(
        MaterialTable.TABLE,
        "kms-material",
        row,
        document(
            ACCOUNT,
            REGION,
            Map.entry("key", ID),
            Map.entry("id", MATERIAL),
            Map.entry("secret", sealed),
            Map.entry("publicKey", spki)));
    assertThat(row.identity().id()).isEqualTo(ID + "/" + MATERIAL);
    assertThat(MaterialTable.TABLE.owner(row)).isEqualTo(ID);
  }

  @Test
  void aliases() {
    KeyAlias row =
        new KeyAlias(
            KmsHarness.ACCOUNT,
            KmsHarness.REGION,
            "alias/app",
            KEY,
            CREATED,
            CREATED.plusMillis(1));
    keeps(
        AliasTable.TABLE,
        "kms-alias",
        row,
        document(
            ACCOUNT,
            REGION,
            Map.entry("name", "alias/app"),
            Map.entry("target", ID),
            Map.entry("created", MILLIS),
            Map.entry("updated", MILLIS + 1)));
    assertThat(AliasTable.TABLE.owner(row)).isEqualTo(ID);
  }

  @Test
  void grants() {
    Grant row =
        new Grant(
            "cd".repeat(32),
            KmsHarness.ACCOUNT,
            KmsHarness.REGION,
            KEY,
            CREATED,
            KmsHarness.OTHER,
            new Grant.Terms(
                Optional.of("n"),
                Optional.of("arn:aws:iam::444455556666:user/A"),
                Optional.empty(),
                Optional.of("arn:aws:iam::444455556666:user/B"),
                Optional.empty(),
                List.of(GrantOperation.DECRYPT),
                new GrantConstraints(
                    Optional.of(Map.of("t", "a")), Optional.empty(), Optional.empty())));
    keeps(
        GrantTable.TABLE,
        "kms-grant",
        row,
        document(
            Map.entry("id", "cd".repeat(32)),
            ACCOUNT,
            REGION,
            Map.entry("key", ID),
            Map.entry("created", MILLIS),
            Map.entry("issuer", "444455556666"),
            Map.entry("name", "n"),
            Map.entry("grantee", "arn:aws:iam::444455556666:user/A"),
            Map.entry("retiring", "arn:aws:iam::444455556666:user/B"),
            Map.entry("operations", List.of("DECRYPT")),
            Map.entry("contextEquals", document(Map.entry("t", "a")))));
    assertThat(GrantTable.TABLE.owner(row)).isEqualTo(ID);
    assertThat(GrantTable.TABLE.handle(row))
        .isEqualTo("69388966f472b4c476891554d314ed57fd5e16f4ad78fdc7cf16c8caab87fcc6");
    RetirableGrant retirable = RetirableGrant.of(row).orElseThrow();
    assertThat(retirable.place().account()).isEqualTo(KmsHarness.OTHER);
    keeps(
        RetirableGrantTable.TABLE,
        "kms-retirable-grant",
        retirable,
        document(
            ACCOUNT,
            REGION,
            Map.entry("grant", "cd".repeat(32)),
            Map.entry("principal", "arn:aws:iam::444455556666:user/B")));
  }

  @Test
  void policiesAndCounts() {
    keeps(
        KeyPolicyTable.TABLE,
        "kms-key-policy",
        new KeyPolicy("{}"),
        document(Map.entry("text", "{}")));
    keeps(
        CountTable.TABLE,
        "kms-count",
        new Count("keys/7", 3),
        document(Map.entry("of", "keys/7"), Map.entry("number", 3L)));
  }

  private static <R extends Record> void keeps(
      Table<R> table, String kind, R row, Document document) {
    assertThat(table.kind()).isEqualTo(kind);
    assertThat(table.format()).isEqualTo(1);
    assertThat(table.write(row)).isEqualTo(document);
    assertThat(table.write(row).members().keySet().stream().toList())
        .isEqualTo(document.members().keySet().stream().toList());
    assertThat(table.read(1, document)).isEqualTo(row);
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
