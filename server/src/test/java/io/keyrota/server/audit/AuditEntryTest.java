package io.keyrota.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AuditEntryTest {
  private static AuditEntry entry(String record) {
    return new AuditEntry(
        "id",
        Instant.parse("2026-11-24T12:00:00.123Z"),
        Optional.of("AKIA"),
        "Alice",
        "123456789012",
        "iam.amazonaws.com",
        "GetUser",
        "us-east-1",
        true,
        Optional.of("AccessDenied"),
        record.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void isEncodedAsOneJsonObjectThatBeginsWithItsFormat() {
    assertThat(new String(entry("{\"a\":1}").encoded(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"format\":1,\"id\":\"id\",\"at\":1795521600123,\"key\":\"AKIA\",\"user\":\"Alice\","
                + "\"account\":\"123456789012\",\"source\":\"iam.amazonaws.com\","
                + "\"event\":\"GetUser\",\"region\":\"us-east-1\",\"signed\":true,"
                + "\"error\":\"AccessDenied\",\"record\":{\"a\":1}}");
  }

  @Test
  void isReadBackAsItWasWritten() {
    AuditEntry entry = entry("{\"a\":{\"b\":[1,{}]}}");
    assertThat(AuditEntry.decode(entry.encoded())).isEqualTo(entry);
  }

  @Test
  void keepsTheInstantToTheMillisecond() {
    AuditEntry entry =
        new AuditEntry(
            "id",
            Instant.parse("2026-11-24T12:00:00.123999Z"),
            Optional.empty(),
            "",
            "",
            "",
            "",
            "",
            false,
            Optional.empty(),
            "{}".getBytes(StandardCharsets.UTF_8));
    assertThat(entry.at()).isEqualTo(Instant.parse("2026-11-24T12:00:00.123Z"));
    assertThat(AuditEntry.decode(entry.encoded())).isEqualTo(entry);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "{}\n", "{\"a\":\n1}", "{\"a\":\r1}", "\u0000{}"})
  void refusesARecordThatIsNotOneObjectOnOneLine(String record) {
    assertThatThrownBy(() -> entry(record)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesANewerFormat() {
    byte[] newer = "{\"format\":2,\"record\":{}}".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> AuditEntry.decode(newer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("newer program");
  }

  @Test
  void ignoresMembersItDoesNotKnow() {
    byte[] more =
        "{\"format\":1,\"new\":{\"record\":[]},\"id\":\"x\",\"record\":{}}"
            .getBytes(StandardCharsets.UTF_8);
    assertThat(AuditEntry.decode(more).eventId()).isEqualTo("x");
  }
}
