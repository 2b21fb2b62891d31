package io.keyrota.rules.acm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A certificate as ACM keeps it, its PEM and its private key aside.
 *
 * @param names the domain name first; an import without names has none
 * @param exportable whether it may be exported, chosen when it was requested
 * @param validations the proofs of a requested certificate's names; empty for imports
 * @param proving since when the names are being proved
 * @param facts what the certificate says, once there is one
 * @param migration the move from e-mail to DNS, under way or failed
 * @param exported when it was last exported; empty again after a renewal, until it is exported anew
 * @param everExported whether any version of it has ever left
 * @param version counts what was issued or imported under this ARN
 * @param told when the owner was last told that it approaches its end
 * @param acme the client that made its key pair and asked for it; empty for all others
 * @param due when time has something to do with it
 */
public record Certificate(
    CertificateArn arn,
    CertificateType type,
    KeyAlgorithm keyAlgorithm,
    List<String> names,
    boolean exportable,
    CertificateStatus status,
    Optional<FailureReason> failure,
    List<DomainValidation> validations,
    Instant proving,
    Instant created,
    Optional<Instant> issued,
    Optional<Instant> imported,
    Optional<Revocation> revocation,
    Optional<X509Facts> facts,
    Optional<Renewal> renewal,
    Optional<Migration> migration,
    Optional<Instant> exported,
    boolean everExported,
    List<Use> uses,
    AcmTags tags,
    long version,
    Optional<Instant> told,
    Optional<AcmeOrigin> acme,
    Optional<Instant> due) {

  public Certificate {
    names = List.copyOf(names);
    validations = List.copyOf(validations);
    uses = List.copyOf(uses);
  }

  /**
   * Where a certificate came from whose private key never was here.
   *
   * @param endpoint the ARN of the ACME endpoint
   * @param account the id of the ACME account
   */
  public record AcmeOrigin(String endpoint, String account) {}

  /** When and why it was revoked. */
  public record Revocation(Instant at, RevocationReason reason) {}

  /**
   * A move from e-mail to DNS: the certificate stays as it is until every record stands, and goes
   * on by e-mail where one does not within 72 hours.
   *
   * @param validations by DNS; FAILED ones when the time was over
   */
  public record Migration(List<DomainValidation> validations, Instant begun) {
    public Migration {
      validations = List.copyOf(validations);
    }

    /** Whether records are awaited. */
    public boolean open() {
      return validations.stream().anyMatch(v -> v.status() == DomainStatus.PENDING_VALIDATION);
    }
  }

  /** A place that serves it: the user that {@code InUseBy} lists, and where that user serves it. */
  public record Use(String user, String place) {}

  /** The ARNs of what uses it, each once. */
  public List<String> inUseBy() {
    Set<String> users = new LinkedHashSet<>();
    uses.forEach(use -> users.add(use.user()));
    return List.copyOf(users);
  }

  /** The proofs that matter now: the renewal's while one is under way. */
  public List<DomainValidation> proofs() {
    return renewal.filter(Renewal::open).map(Renewal::validations).orElse(validations);
  }

  /** Whether the proofs of names are awaited: of a request, or of a renewal. */
  public boolean underProof() {
    return status == CertificateStatus.PENDING_VALIDATION
        || (status == CertificateStatus.ISSUED && renewal.filter(Renewal::open).isPresent());
  }

  /** The domains, without stars, that the Domain Name System is to be asked about. */
  public List<String> awaited() {
    Set<String> domains = new LinkedHashSet<>();
    if (underProof()) {
      // What its owner has not approved by e-mail is not asked about yet.
      proofs().stream()
          .filter(p -> !p.complete())
          .filter(p -> p.method() == ValidationMethod.DNS || p.status() == DomainStatus.SUCCESS)
          .forEach(p -> domains.add(p.domain()));
    }
    migration
        .filter(Migration::open)
        .ifPresent(m -> m.validations().forEach(v -> domains.add(v.domain())));
    return List.copyOf(domains);
  }

  /** Since when the domains that are awaited are being asked about. */
  public Instant askedSince() {
    return migration
        .filter(Migration::open)
        .map(Migration::begun)
        .or(() -> renewal.filter(Renewal::open).map(Renewal::begun))
        .orElse(proving);
  }

  /** The name that stands for all: the requested one, else what the subject says. */
  public String commonName() {
    if (!names.isEmpty()) {
      return names.getFirst();
    }
    return facts.flatMap(f -> DistinguishedName.parse(f.subject()).first("CN")).orElse("");
  }

  /** The method by which names are proved. */
  public Optional<ValidationMethod> validationMethod() {
    return validations.stream().findFirst().map(DomainValidation::method);
  }

  public RenewalEligibility eligibility() {
    boolean renewable =
        type == CertificateType.AMAZON_ISSUED
            && status == CertificateStatus.ISSUED
            && (!uses.isEmpty() || exported.isPresent());
    return renewable ? RenewalEligibility.ELIGIBLE : RenewalEligibility.INELIGIBLE;
  }

  /** The same, with that use too. */
  public Certificate usedBy(Use use) {
    List<Use> next = new ArrayList<>(uses);
    next.add(use);
    CertificateDraft draft = edit();
    draft.uses = next;
    return draft.done();
  }

  /** The same, without that use. */
  public Certificate releasedBy(Use use) {
    CertificateDraft draft = edit();
    draft.uses = uses.stream().filter(each -> !each.equals(use)).toList();
    if (draft.uses.isEmpty() && exported.isEmpty()) {
      // Nobody needs it any more: a renewal under way ends.
      draft.renewal = renewal.filter(last -> !last.open());
    }
    return draft.done();
  }

  public Certificate with(AcmTags changed) {
    CertificateDraft draft = edit();
    draft.tags = changed;
    return draft.done();
  }

  /** The same, with the due time that a schedule gives it. */
  public Certificate scheduled(CertificateSchedule schedule) {
    CertificateDraft draft = edit();
    draft.due = schedule.next(this);
    return draft.done();
  }

  CertificateDraft edit() {
    return new CertificateDraft(this);
  }
}
