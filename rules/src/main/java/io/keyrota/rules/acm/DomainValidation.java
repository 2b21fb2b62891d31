package io.keyrota.rules.acm;

import java.time.Instant;
import java.util.Optional;

/**
 * How far the proof of one name is.
 *
 * @param name as requested, in lower case; {@code *.} in front for a wildcard
 * @param validationDomain where the mail goes: the name's domain or a parent of it
 * @param proved when control of the name was shown
 * @param caaChecked when the CAA records last allowed the authority to sign for the name; empty
 *     again where they are to be asked once more
 */
public record DomainValidation(
    String name,
    ValidationMethod method,
    String validationDomain,
    DomainStatus status,
    Optional<Instant> proved,
    Optional<Instant> caaChecked) {

  /** A name that nothing is known of yet. */
  public static DomainValidation pending(
      String name, ValidationMethod method, String validationDomain) {
    return new DomainValidation(
        name,
        method,
        validationDomain,
        DomainStatus.PENDING_VALIDATION,
        Optional.empty(),
        Optional.empty());
  }

  /** The domain that DNS is asked about, which a name shares with its wildcard. */
  public String domain() {
    return CertificateNames.domain(name);
  }

  /** Whether the name is proved and its CAA records allow to sign. */
  public boolean complete() {
    return status == DomainStatus.SUCCESS && caaChecked.isPresent();
  }

  DomainValidation proved(Instant now) {
    return new DomainValidation(
        name,
        method,
        validationDomain,
        DomainStatus.SUCCESS,
        Optional.of(proved.orElse(now)),
        caaChecked);
  }

  DomainValidation caaChecked(Instant now) {
    return new DomainValidation(name, method, validationDomain, status, proved, Optional.of(now));
  }

  DomainValidation caaUnknown() {
    return new DomainValidation(name, method, validationDomain, status, proved, Optional.empty());
  }

  DomainValidation failed() {
    return new DomainValidation(
        name, method, validationDomain, DomainStatus.FAILED, proved, caaChecked);
  }

  DomainValidation askedAt(String otherDomain) {
    return new DomainValidation(name, method, otherDomain, status, proved, caaChecked);
  }

  /** The same name to be proved anew, by the same method. */
  DomainValidation again() {
    return pending(name, method, validationDomain);
  }

  DomainValidation by(ValidationMethod other) {
    return pending(name, other, domain());
  }
}
