package io.keyrota.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CredentialReportTest {
  private static final Instant MADE = Instant.parse("2026-01-02T03:04:05Z");
  private static final Instant NOW = Instant.parse("2026-11-24T10:11:12.987Z");

  @Test
  void writesTheRootFirstAndEveryKeyWithItsLastUse() {
    CredentialReport.Row root =
        new CredentialReport.Row(
            CredentialReport.Row.ROOT_ACCOUNT,
            "arn:aws:iam::111122223333:root",
            MADE,
            Optional.empty(),
            false,
            List.of(),
            List.of());
    CredentialReport.Row alice =
        new CredentialReport.Row(
            "alice",
            "arn:aws:iam::111122223333:user/alice",
            MADE,
            Optional.empty(),
            false,
            List.of(
                new CredentialReport.Key(
                    true, MADE, Optional.of(new LastUse(MADE, "eu-central-1", "sts"))),
                new CredentialReport.Key(false, MADE.plusSeconds(60), Optional.empty())),
            List.of(
                new SigningCertificate(
                    "ID", "f", "b", AccessKey.Status.INACTIVE, MADE, MADE.plusSeconds(90))));
    assertThat(text(CredentialReport.of(NOW, List.of(root, alice))))
        .isEqualTo(
            """
            user,arn,user_creation_time,password_enabled,password_last_used,\
            password_last_changed,password_next_rotation,mfa_active,access_key_1_active,\
            access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,\
            access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,\
            access_key_2_last_used_date,access_key_2_last_used_region,\
            access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,\
            cert_2_last_rotated
            <root_account>,arn:aws:iam::111122223333:root,2026-01-02T03:04:05+00:00,\
            not_supported,no_information,not_supported,not_supported,false,\
            false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A
            alice,arn:aws:iam::111122223333:user/alice,2026-01-02T03:04:05+00:00,\
            false,N/A,N/A,N/A,false,\
            true,2026-01-02T03:04:05+00:00,2026-01-02T03:04:05+00:00,eu-central-1,sts,\
            false,2026-01-02T03:05:05+00:00,N/A,N/A,N/A,false,2026-01-02T03:05:35+00:00,false,N/A\
            """);
  }

  @Test
  void isHandedOutForFourHours() {
    CredentialReport report = CredentialReport.of(NOW, List.of());
    assertThat(report.generated()).isEqualTo("2026-11-24T10:11:12Z");
    Instant end = report.generated().plus(Duration.ofHours(4));
    assertThat(report.expired(NOW)).isFalse();
    assertThat(report.expired(end.minusMillis(1))).isFalse();
    assertThat(report.expired(end)).isTrue();
  }

  @Property(tries = 200)
  void everyRowHasTwentyTwoFieldsWhateverTheNames(@ForAll("names") String name) {
    String arn = "arn:aws:iam::111122223333:user/" + name;
    CredentialReport.Row row =
        new CredentialReport.Row(
            name,
            arn,
            MADE,
            Optional.empty(),
            false,
            List.of(new CredentialReport.Key(true, MADE, Optional.empty())),
            List.of());
    String csv = text(CredentialReport.of(NOW, List.of(row)));
    List<String> fields = fields(csv.substring(csv.indexOf('\n') + 1));
    assertThat(fields).hasSize(22).startsWith(name, arn);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars("aZ9_+=,.@-\"").ofMinLength(1).ofMaxLength(20);
  }

  private static String text(CredentialReport report) {
    return new String(report.content(), StandardCharsets.UTF_8);
  }

  /** A reader of RFC 4180 of its own. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        field.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
