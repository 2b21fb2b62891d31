package io.keyrota.rules.acm;

import io.keyrota.rules.dns.CaaRecord;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether CAA records let the authority sign for a name (RFC 8659 section 4).
 *
 * @param identities the issuer domain names under which the authority goes, in lower case
 */
public record CaaPolicy(Set<String> identities) {
  private static final String ISSUE = "issue";
  private static final String ISSUE_WILD = "issuewild";
  private static final Set<String> UNDERSTOOD =
      Set.of(ISSUE, ISSUE_WILD, "iodef", "contactemail", "contactphone", "issuemail", "issuevmc");

  public CaaPolicy {
    identities = Set.copyOf(identities);
  }

  /**
   * Whether the records allow it.
   *
   * @param name in lower case, with its star where it is a wildcard
   * @param relevant the name's own records or those of its nearest parent that has some; none
   *     forbid nothing
   */
  public boolean allows(String name, List<CaaRecord> relevant) {
    for (CaaRecord record : relevant) {
      if (record.critical() && !UNDERSTOOD.contains(record.tag())) {
        return false;
      }
    }
    String tag = CertificateNames.wildcard(name) && has(relevant, ISSUE_WILD) ? ISSUE_WILD : ISSUE;
    return !has(relevant, tag)
        || relevant.stream()
            .filter(record -> record.tag().equals(tag))
            .anyMatch(record -> identities.contains(issuer(record.value())));
  }

  private static boolean has(List<CaaRecord> records, String tag) {
    return records.stream().anyMatch(record -> record.tag().equals(tag));
  }

  /** The issuer's domain name, which parameters may follow after a semicolon. */
  private static String issuer(String value) {
    int semicolon = value.indexOf(';');
    String issuer = (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
    return issuer.toLowerCase(Locale.ROOT);
  }
}
