package io.keyrota.rules.acm;

import io.keyrota.rules.dns.CaaRecord;
import java.util.List;
import java.util.Optional;

/**
 * What the Domain Name System said about a domain.
 *
 * @param record whether the validation record stands there
 * @param caa the relevant CAA records, none forbidding nothing; empty when nobody knows, and then
 *     none may sign
 */
public record DomainFinding(RecordSeen record, Optional<List<CaaRecord>> caa) {

  /** The validation record as it was looked up. */
  public enum RecordSeen {
    /** It points where it has to. */
    RIGHT,
    /** It surely is not there, or points elsewhere. */
    ABSENT,
    /** Nobody knows: not yet, never no. Also where nobody asked, for names proved by e-mail. */
    UNKNOWN
  }
}
