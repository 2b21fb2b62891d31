package io.keyrota.rules.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values of each record type, in Route 53's presentation format. */
class RecordDataTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          A|192.0.2.1
          AAAA|2001:db8::1
          AAAA|::
          AAAA|::ffff:192.0.2.1
          AAAA|1:2:3:4:5:6:7:8
          CNAME|www.example.com
          NS|ns-1.example.com.
          PTR|host.example.com
          MX|10 mail.example.com
          MX|0 .
          TXT|"one" "two"
          TXT|"a \\" b \\\\ c \\303\\251"
          TXT|""
          SPF|"v=spf1 -all"
          SRV|1 10 5269 xmpp.example.com.
          SOA|ns.example.com. host.example.com. 1 7200 900 1209600 86400
          CAA|0 issue "ca.example.com"
          CAA|128 issuewild ";"
          DS|1 13 2 ABababababababababababababababababababababababababababababababab
          NAPTR|100 50 "u" "E2U+sip" "!^.*$!sip:info@example.com!" .
          TLSA|3 1 1 00ff
          SSHFP|4 2 00ff
          SVCB|0 alias.example.com.
          HTTPS|1 . alpn=h2,h3 port=8443 ipv4hint=192.0.2.1
          """)
  void valuesOfTheTypeAreTaken(RecordType type, String value) {
    assertThatCode(() -> RecordData.check(type, value)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          A|192.0.2|ARRDATAIllegalIPv4Address
          A|192.0.2.256|ARRDATAIllegalIPv4Address
          A|192.0.02.1|ARRDATAIllegalIPv4Address
          A|::1|ARRDATAIllegalIPv4Address
          AAAA|192.0.2.1|AAAARRDATAIllegalIPv6Address
          AAAA|1::2::3|AAAARRDATAIllegalIPv6Address
          AAAA|1:2:3:4:5:6:7:8:9|AAAARRDATAIllegalIPv6Address
          AAAA|fe80::1%eth0|AAAARRDATAIllegalIPv6Address
          CNAME|a..b|DomainLabelEmpty
          MX|mail.example.com|MXRRDATANotTwoFields
          MX|70000 mail.example.com|MXRRDATAInvalidNumber
          TXT|bare|InvalidCharacterString
          TXT|"open|InvalidCharacterString
          TXT|"\\999"|InvalidEscape
          TXT|"é"|UnsupportedCharacter
          SRV|1 10 xmpp.example.com.|SRVRRDATANotFourFields
          SOA|ns.example.com. 1 2|SOARRDATANotSevenFields
          CAA|issue "ca"|CAARRDATANotThreeFields
          CAA|256 issue "ca"|CAARRDATAInvalidFlags
          CAA|0 iss-ue "ca"|CAARRDATAInvalidTag
          CAA|0 issue ca|InvalidCharacterString
          DS|1 13 2 00ff|DSRRDATAInvalidDigest
          DS|1 13 9 xyz|DSRRDATAInvalidHex
          NAPTR|100 50 u|NAPTRRRDATANotSixFields
          TLSA|3 1 256 00ff|TLSARRDATAInvalidNumber
          SSHFP|4 2 0|SSHFPRRDATAInvalidHex
          SVCB|1|SVCBRRDATANotTwoFields
          HTTPS|1 . what=1|HTTPSRRDATAInvalidParameter
          """)
  void othersAreRefused(RecordType type, String value, String code) {
    assertThatExceptionOfType(DomainName.Malformed.class)
        .isThrownBy(() -> RecordData.check(type, value))
        .satisfies(
            e ->
                assertThat(e.problem())
                    .contains("FATAL problem: " + code + " (")
                    .contains(") encountered with '"));
  }

  @Test
  void aStringHasAtMost255Octets() throws DomainName.Malformed {
    assertThat(CharacterStrings.of("\"" + "x".repeat(255) + "\"")).hasSize(1);
    assertThatExceptionOfType(DomainName.Malformed.class)
        .isThrownBy(() -> CharacterStrings.of("\"" + "x".repeat(256) + "\""))
        .satisfies(e -> assertThat(e.problem()).contains("CharacterStringTooLong"));
    assertThat(CharacterStrings.of("\"a\\101\\\"\"\"b\"")).isEqualTo(List.of("aA\"", "b"));
  }

  @Test
  void caaIsReadFromItsText() {
    assertThat(CaaRecord.of("0 issue \"ca.test\"")).contains(new CaaRecord(0, "issue", "ca.test"));
    assertThat(CaaRecord.of("128 ISSUE \"a \\\" b\""))
        .contains(new CaaRecord(128, "issue", "a \" b"));
    assertThat(CaaRecord.of("128 issue x").orElseThrow().critical()).isTrue();
    assertThat(CaaRecord.of("0 iodef mailto:a@b.test").orElseThrow().critical()).isFalse();
    assertThat(CaaRecord.of("256 issue \"x\"")).isEmpty();
    assertThat(CaaRecord.of("issue")).isEmpty();
  }
}
