package io.keyrota.server.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.AccessKey;
import io.keyrota.rules.iam.AccessKeyId;
import io.keyrota.rules.iam.Account;
import io.keyrota.rules.iam.CredentialReport;
import io.keyrota.rules.iam.HeldPolicies;
import io.keyrota.rules.iam.Holding;
import io.keyrota.rules.iam.Holdings;
import io.keyrota.rules.iam.KeySlots;
import io.keyrota.rules.iam.Tags;
import io.keyrota.rules.iam.User;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What format 1 of each table looks like, and that it is read for ever. */
class TablesGolden {
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final Instant CREATED = Instant.ofEpochSecond(1_795_515_072);
  private static final long MILLIS = 1_795_515_072_000L;

  @Test
  void accounts() {
    keeps(
        AccountTable.TABLE,
        new Account(ACCOUNT, CREATED),
        document(Map.entry("id", "111122223333"), Map.entry("created", MILLIS)));
    assertThat(AccountTable.TABLE.kind()).isEqualTo("account");
  }

  @Test
  void holdings() {
    keeps(
        HoldingsTable.TABLE,
        new Holdings(
            Optional.of("acme"),
            new KeySlots(List.of("AKIA1")),
            Map.of(Holding.USERS, 7, Holding.MFA_DEVICES_IN_USE, 2)),
        2,
        document(
            Map.entry("alias", "acme"),
            Map.entry("rootKeys", List.of("AKIA1")),
            Map.entry("users", 7L),
            Map.entry("groups", 0L),
            Map.entry("roles", 0L),
            Map.entry("policies", 0L),
            Map.entry("policyVersions", 0L),
            Map.entry("instanceProfiles", 0L),
            Map.entry("serverCertificates", 0L),
            Map.entry("oidcProviders", 0L),
            Map.entry("samlProviders", 0L),
            Map.entry("mfaDevices", 0L),
            Map.entry("mfaDevicesInUse", 2L)));
    assertThat(
            HoldingsTable.TABLE.read(
                1,
                document(
                    Map.entry("alias", "acme"),
                    Map.entry("rootKeys", List.of("AKIA1")),
                    Map.entry("users", 7L))))
        .isEqualTo(
            new Holdings(
                Optional.of("acme"), new KeySlots(List.of("AKIA1")), Map.of(Holding.USERS, 7)));
    assertThat(
            HoldingsTable.TABLE.read(
                1, document(Map.entry("rootKeys", List.of()), Map.entry("users", 0L))))
        .isEqualTo(Holdings.NONE);
    assertThat(HoldingsTable.TABLE.kind()).isEqualTo("account-holdings");
    assertThat(HoldingsTable.TABLE.handle(Holdings.NONE)).isNull();
    assertThat(HoldingsTable.TABLE.handle(Holdings.NONE.withAlias("acme"))).isEqualTo("acme");
  }

  @Test
  void users() {
    User user =
        new User(
            ACCOUNT,
            "/team/",
            "Alice",
            "AIDAALICE",
            CREATED,
            Tags.NONE.with(List.of(new Tags.Tag("b", "1"), new Tags.Tag("a", ""))),
            new KeySlots(List.of("AKIA1", "AKIA2")),
            new HeldPolicies(
                new LinkedHashMap<>(Map.of("own", "{}")),
                List.of("arn:aws:iam::aws:policy/AdministratorAccess"),
                Optional.of("arn:aws:iam::111122223333:policy/Boundary")),
            List.of("AGPA1"),
            List.of("arn:aws:iam::111122223333:mfa/Alice"));
    keeps(
        UserTable.TABLE,
        user,
        2,
        document(
            Map.entry("account", "111122223333"),
            Map.entry("path", "/team/"),
            Map.entry("name", "Alice"),
            Map.entry("userId", "AIDAALICE"),
            Map.entry("created", MILLIS),
            Map.entry("tags", document(Map.entry("b", "1"), Map.entry("a", ""))),
            Map.entry("keys", List.of("AKIA1", "AKIA2")),
            Map.entry(
                "policies",
                document(
                    Map.entry("inline", document(Map.entry("own", "{}"))),
                    Map.entry("attached", List.of("arn:aws:iam::aws:policy/AdministratorAccess")),
                    Map.entry("boundary", "arn:aws:iam::111122223333:policy/Boundary"))),
            Map.entry("groups", List.of("AGPA1")),
            Map.entry("mfaDevices", List.of("arn:aws:iam::111122223333:mfa/Alice"))));
    assertThat(
            UserTable.TABLE.read(
                1,
                document(
                    Map.entry("account", "111122223333"),
                    Map.entry("path", "/team/"),
                    Map.entry("name", "Alice"),
                    Map.entry("userId", "AIDAALICE"),
                    Map.entry("created", MILLIS),
                    Map.entry("tags", document(Map.entry("b", "1"), Map.entry("a", ""))),
                    Map.entry("keys", List.of("AKIA1", "AKIA2")),
                    Map.entry(
                        "managedPolicies",
                        List.of("arn:aws:iam::aws:policy/AdministratorAccess")))))
        .isEqualTo(
            new User(
                ACCOUNT,
                "/team/",
                "Alice",
                "AIDAALICE",
                CREATED,
                user.tags(),
                user.keys(),
                HeldPolicies.attachedOnly(List.of("arn:aws:iam::aws:policy/AdministratorAccess")),
                List.of(),
                List.of()));
    assertThat(UserTable.TABLE.kind()).isEqualTo("user");
    assertThat(UserTable.TABLE.handle(user)).isEqualTo("AIDAALICE");
  }

  @Test
  void accessKeys() {
    byte[] sealed = {1, 2, 3};
    SealedAccessKey row =
        SealedAccessKey.of(
            new AccessKey(
                "AKIA1",
                ACCOUNT,
                "AIDAALICE",
                AccessKey.Status.INACTIVE,
                CREATED,
                CREATED.plusSeconds(1)),
            new Sealed(sealed));
    keeps(AccessKeyTable.TABLE, row, 2, accessKey("AKIA1", sealed));
    assertThat(AccessKeyTable.TABLE.kind()).isEqualTo("access-key");
    assertThat(AccessKeyTable.TABLE.handle(row)).isEqualTo("AKIA1");
    assertThat(AccessKeyTable.TABLE.owner(row)).isEqualTo("AIDAALICE");
  }

  @Test
  void accessKeysWhoseIdTellsTheirAccountHaveNoHandleSinceFormatTwo() {
    String id = AccessKeyId.longTerm(ACCOUNT, new byte[AccessKeyId.ENTROPY]);
    Document document = accessKey(id, new byte[] {1});

    SealedAccessKey former = AccessKeyTable.TABLE.read(1, document);
    SealedAccessKey now = AccessKeyTable.TABLE.read(2, document);

    assertThat(AccessKeyTable.TABLE.handle(former)).isEqualTo(id);
    assertThat(AccessKeyTable.TABLE.handle(former.with(former.key()))).isNull();
    assertThat(AccessKeyTable.TABLE.handle(now)).isNull();
  }

  private static Document accessKey(String id, byte[] sealed) {
    return document(
        Map.entry("id", id),
        Map.entry("account", "111122223333"),
        Map.entry("owner", "AIDAALICE"),
        Map.entry("status", "Inactive"),
        Map.entry("created", MILLIS),
        Map.entry("statusChanged", MILLIS + 1000),
        Map.entry("secret", sealed));
  }

  @Test
  void credentialReports() {
    byte[] content = {'u', 's', 'e', 'r'};
    keeps(
        CredentialReportTable.TABLE,
        new CredentialReport(CREATED, content),
        document(Map.entry("generated", MILLIS), Map.entry("content", content)));
    assertThat(CredentialReportTable.TABLE.kind()).isEqualTo("credential-report");
  }

  private static <R extends Record> void keeps(Table<R> table, R row, Document document) {
    keeps(table, row, 1, document);
  }

  private static <R extends Record> void keeps(
      Table<R> table, R row, int format, Document document) {
    assertThat(table.format()).isEqualTo(format);
    assertThat(table.write(row)).isEqualTo(document);
    assertThat(table.write(row).members().keySet().stream().toList())
        .isEqualTo(document.members().keySet().stream().toList());
    assertThat(table.read(format, document)).isEqualTo(row);
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
