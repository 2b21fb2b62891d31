package io.keyrota.rules.iam;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * AWS's credential report: every user of an account and the state of its credentials, as CSV. It is
 * a snapshot; a new one is made at most every four hours.
 */
public record CredentialReport(Instant generated, byte[] content) {

  /** How long a report is handed out, and kept from being made anew. */
  public static final Duration LIFE = Duration.ofHours(4);

  private static final String HEADER =
      "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,"
          + "password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,"
          + "access_key_1_last_used_date,access_key_1_last_used_region,"
          + "access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,"
          + "access_key_2_last_used_date,access_key_2_last_used_region,"
          + "access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,"
          + "cert_2_last_rotated";

  private static final String USER_WITHOUT_PASSWORD = ",false,N/A,N/A,N/A";

  private static final String ROOT_WITHOUT_PASSWORD =
      ",not_supported,no_information,not_supported,not_supported";

  private static final String NEVER = "N/A";
  private static final String NO_KEY = ",false,N/A,N/A,N/A,N/A";
  private static final String NO_CERTIFICATE = ",false,N/A";
  private static final int CERTIFICATES = 2;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+00:00'").withZone(ZoneOffset.UTC);

  /**
   * One row.
   *
   * @param user the user's name; for the root {@link #ROOT_ACCOUNT}
   * @param password absent for a user without one; the root has none here
   * @param mfaActive whether an MFA device is enabled
   * @param keys two at most, the older first
   * @param certificates signing certificates, the older first; two are told
   */
  public record Row(
      String user,
      String arn,
      Instant created,
      Optional<Password> password,
      boolean mfaActive,
      List<Key> keys,
      List<SigningCertificate> certificates) {
    /** The first row's user. */
    public static final String ROOT_ACCOUNT = "<root_account>";

    public Row {
      keys = List.copyOf(keys);
      certificates = List.copyOf(certificates);
    }
  }

  /**
   * A password in the report.
   *
   * @param nextRotation when the password policy wants another
   */
  public record Password(Instant lastChanged, Optional<Instant> nextRotation) {}

  /** An access key in the report. */
  public record Key(boolean active, Instant lastRotated, Optional<LastUse> lastUse) {}

  /** A report of these rows, the root's first. */
  public static CredentialReport of(Instant now, List<Row> rows) {
    StringBuilder csv = new StringBuilder(HEADER);
    rows.forEach(row -> append(csv.append('\n'), row));
    return new CredentialReport(
        WholeSeconds.of(now), csv.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Whether a new one is due; four hours after it was made, to the second. */
  public boolean expired(Instant now) {
    return !now.isBefore(generated.plus(LIFE));
  }

  private static void append(StringBuilder csv, Row row) {
    boolean root = row.user().equals(Row.ROOT_ACCOUNT);
    csv.append(field(row.user())).append(',').append(field(row.arn()));
    csv.append(',').append(TIME.format(row.created()));
    csv.append(root ? ROOT_WITHOUT_PASSWORD : password(row.password()));
    csv.append(',').append(row.mfaActive());
    for (int slot = 0; slot < IamQuota.ACCESS_KEYS_PER_USER.standard(); slot++) {
      if (slot < row.keys().size()) {
        append(csv, row.keys().get(slot));
      } else {
        csv.append(NO_KEY);
      }
    }
    for (int slot = 0; slot < CERTIFICATES; slot++) {
      if (slot < row.certificates().size()) {
        SigningCertificate certificate = row.certificates().get(slot);
        csv.append(',').append(certificate.active());
        csv.append(',').append(TIME.format(certificate.statusChanged()));
      } else {
        csv.append(NO_CERTIFICATE);
      }
    }
  }

  /** Nobody signs in with a password here: it was never used. */
  private static String password(Optional<Password> password) {
    return password
        .map(
            p ->
                ",true,no_information,"
                    + TIME.format(p.lastChanged())
                    + ','
                    + p.nextRotation().map(TIME::format).orElse(NEVER))
        .orElse(USER_WITHOUT_PASSWORD);
  }

  private static void append(StringBuilder csv, Key key) {
    csv.append(',').append(key.active()).append(',').append(TIME.format(key.lastRotated()));
    csv.append(',').append(key.lastUse().map(use -> TIME.format(use.date())).orElse(NEVER));
    csv.append(',').append(field(key.lastUse().map(LastUse::region).orElse(NEVER)));
    csv.append(',').append(field(key.lastUse().map(LastUse::serviceName).orElse(NEVER)));
  }

  // RFC 4180: user names may hold commas, paths also quotation marks.
  private static String field(String text) {
    return text.indexOf(',') < 0 && text.indexOf('"') < 0
        ? text
        : '"' + text.replace("\"", "\"\"") + '"';
  }
}
