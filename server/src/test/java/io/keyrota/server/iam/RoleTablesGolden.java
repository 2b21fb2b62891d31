package io.keyrota.server.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.HeldPolicies;
import io.keyrota.rules.iam.InstanceProfile;
import io.keyrota.rules.iam.Role;
import io.keyrota.rules.iam.Tags;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How roles and what belongs to them are kept: format 1 of each, readable for ever. */
class RoleTablesGolden {
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final Instant CREATED = Instant.parse("2026-11-24T10:11:12Z");
  private static final long MILLIS = 1_795_515_072_000L;

  private final Tags tags = Tags.NONE.with(List.of(new Tags.Tag("team", "blue")));

  @Test
  void roles() {
    keeps(
        RoleTable.TABLE,
        new Role(
            ACCOUNT,
            "/ops/",
            "Deploy",
            "AROAQEXAMPLEEXAMPLEEX",
            CREATED,
            Optional.of("deploys"),
            "{}",
            Duration.ofHours(2),
            tags,
            HeldPolicies.attachedOnly(List.of("arn:aws:iam::aws:policy/ReadOnlyAccess")),
            1),
        document(
            Map.entry("account", "111122223333"),
            Map.entry("path", "/ops/"),
            Map.entry("name", "Deploy"),
            Map.entry("roleId", "AROAQEXAMPLEEXAMPLEEX"),
            Map.entry("created", MILLIS),
            Map.entry("description", "deploys"),
            Map.entry("trustPolicy", "{}"),
            Map.entry("longestSession", 7200L),
            Map.entry("tags", document(Map.entry("team", "blue"))),
            Map.entry(
                "policies",
                document(
                    Map.entry("inline", document()),
                    Map.entry("attached", List.of("arn:aws:iam::aws:policy/ReadOnlyAccess")))),
            Map.entry("profiles", 1L)));
    assertThat(RoleTable.TABLE.kind()).isEqualTo("role");
  }

  @Test
  void instanceProfiles() {
    InstanceProfile profile =
        new InstanceProfile(
            ACCOUNT,
            "/",
            "Web",
            "AIPAQEXAMPLEEXAMPLEEX",
            CREATED,
            Optional.of("AROAQEXAMPLEEXAMPLEEX"),
            tags);
    keeps(
        InstanceProfileTable.TABLE,
        profile,
        document(
            Map.entry("account", "111122223333"),
            Map.entry("path", "/"),
            Map.entry("name", "Web"),
            Map.entry("profileId", "AIPAQEXAMPLEEXAMPLEEX"),
            Map.entry("created", MILLIS),
            Map.entry("roleId", "AROAQEXAMPLEEXAMPLEEX"),
            Map.entry("tags", document(Map.entry("team", "blue")))));
    assertThat(InstanceProfileTable.TABLE.kind()).isEqualTo("instance-profile");
    assertThat(InstanceProfileTable.TABLE.owner(profile)).isEqualTo("AROAQEXAMPLEEXAMPLEEX");
  }

  @Test
  void deletions() {
    keeps(
        DeletionTaskTable.TABLE,
        new DeletionTask("task/x", CREATED),
        document(Map.entry("id", "task/x"), Map.entry("at", MILLIS)));
    assertThat(DeletionTaskTable.TABLE.kind()).isEqualTo("role-deletion");
  }

  @Test
  void accessReports() {
    keeps(
        AccessReportTable.TABLE,
        new AccessReport("job", "arn:aws:iam::111122223333:user/a", true, CREATED, "AIDAQ"),
        document(
            Map.entry("id", "job"),
            Map.entry("arn", "arn:aws:iam::111122223333:user/a"),
            Map.entry("byAction", "yes"),
            Map.entry("created", MILLIS),
            Map.entry("asker", "AIDAQ")));
    assertThat(AccessReportTable.TABLE.kind()).isEqualTo("access-report");
  }

  @Test
  void indexedAttachments() {
    keeps(
        OldAttachments.TABLE,
        new OldAttachments.Indexed("attachments"),
        document(Map.entry("what", "attachments")));
    assertThat(OldAttachments.TABLE.kind()).isEqualTo("iam-indexed");
  }

  private static <R extends Record> void keeps(Table<R> table, R row, Document document) {
    assertThat(table.format()).isEqualTo(1);
    assertThat(table.write(row)).isEqualTo(document);
    assertThat(table.read(1, document)).isEqualTo(row);
  }

  @SafeVarargs
  private static Document document(Map.Entry<String, Object>... members) {
    LinkedHashMap<String, Object> all = new LinkedHashMap<>();
    for (Map.Entry<String, Object> member : members) {
      all.put(member.getKey(), member.getValue());
    }
    return new Document(all);
  }
}
