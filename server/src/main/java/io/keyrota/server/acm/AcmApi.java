package io.keyrota.server.acm;

import static io.keyrota.models.acm.AcmModel.addTagsToCertificate;
import static io.keyrota.models.acm.AcmModel.deleteCertificate;
import static io.keyrota.models.acm.AcmModel.describeCertificate;
import static io.keyrota.models.acm.AcmModel.exportCertificate;
import static io.keyrota.models.acm.AcmModel.getAccountConfiguration;
import static io.keyrota.models.acm.AcmModel.getCertificate;
import static io.keyrota.models.acm.AcmModel.importCertificate;
import static io.keyrota.models.acm.AcmModel.listCertificateDomainValidations;
import static io.keyrota.models.acm.AcmModel.listCertificates;
import static io.keyrota.models.acm.AcmModel.listTagsForCertificate;
import static io.keyrota.models.acm.AcmModel.putAccountConfiguration;
import static io.keyrota.models.acm.AcmModel.removeTagsFromCertificate;
import static io.keyrota.models.acm.AcmModel.renewCertificate;
import static io.keyrota.models.acm.AcmModel.requestCertificate;
import static io.keyrota.models.acm.AcmModel.resendValidationEmail;
import static io.keyrota.models.acm.AcmModel.revokeCertificate;
import static io.keyrota.models.acm.AcmModel.searchCertificates;
import static io.keyrota.models.acm.AcmModel.updateCertificateOptions;

import io.keyrota.models.acm.AcmModel;
import io.keyrota.rules.acm.AcmQuotas;
import io.keyrota.rules.acm.PublicSuffixes;
import io.keyrota.server.aws.Api;
import io.keyrota.server.aws.Approvals;
import io.keyrota.server.aws.Certificates;
import io.keyrota.server.aws.ClientCertificates;
import io.keyrota.server.aws.Duty;
import io.keyrota.server.aws.Mail;
import io.keyrota.server.aws.ServiceCalls;
import io.keyrota.server.crypto.KeyPairs;
import io.keyrota.server.dns.Resolver;
import io.keyrota.server.events.EventLog;
import io.keyrota.server.pki.CertificateFiles;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** ACM's table of contents. */
public final class AcmApi {
  private final AcmWorks works;
  private final Resolver resolver;

  /**
   * The room.
   *
   * @param quotas AWS's, or what was set
   * @param policy by which rules it issues
   * @param issuer who signs
   * @param pairs makes the key pairs
   * @param upstream who signs instead, for some names
   */
  public AcmApi(
      AcmQuotas quotas,
      IssuancePolicy policy,
      Issuer issuer,
      CertificateFiles files,
      Mail mail,
      KeyPairs pairs,
      EventLog events,
      Resolver resolver,
      Optional<UpstreamIssuance> upstream) {
    this.works =
        new AcmWorks(
            quotas, policy, issuer, files, new ValidationMail(mail), pairs, events, upstream);
    this.resolver = resolver;
  }

  /** What this room keeps in the store. */
  public static List<Table<?>> tables() {
    return List.of(
        CertificateTable.TABLE,
        CertificateBodyTable.TABLE,
        NewestTable.TABLE,
        CertificateCountTable.TABLE,
        DomainCheckTable.TABLE,
        UpstreamOrderTable.TABLE,
        UpstreamRevocationTable.TABLE,
        DnsChallengeTable.TABLE,
        RequestTokenTable.TABLE,
        AccountConfigurationTable.TABLE);
  }

  /** The operations that are built. */
  public Api api() {
    return new Api(AcmModel.SERVICE)
        .with(requestCertificate(), new RequestCertificate(works))
        .with(describeCertificate(), new DescribeCertificate())
        .with(listCertificates(), new ListCertificates())
        .with(searchCertificates(), new SearchCertificates())
        .with(getCertificate(), new GetCertificate())
        .with(importCertificate(), new ImportCertificate(works))
        .with(exportCertificate(), new ExportCertificate(works))
        .with(renewCertificate(), new RenewCertificate(works))
        .with(revokeCertificate(), new RevokeCertificate(works))
        .with(deleteCertificate(), new DeleteCertificate(works))
        .with(updateCertificateOptions(), new UpdateCertificateOptions(works))
        .with(listCertificateDomainValidations(), new ListCertificateDomainValidations())
        .with(resendValidationEmail(), new ResendValidationEmail(works))
        .with(addTagsToCertificate(), new AddTagsToCertificate(works))
        .with(removeTagsFromCertificate(), new RemoveTagsFromCertificate(works))
        .with(listTagsForCertificate(), new ListTagsForCertificate())
        .with(getAccountConfiguration(), new GetAccountConfiguration())
        .with(putAccountConfiguration(), new PutAccountConfiguration());
  }

  /** What time asks for. */
  public List<Duty<?>> duties() {
    List<Duty<?>> duties =
        new ArrayList<>(
            List.of(
                new CheckDomain(works, resolver),
                new KeepCertificate(works),
                new ForgetToken(),
                new ApplyAccountConfiguration(works)));
    works
        .upstream()
        .ifPresent(
            it ->
                duties.addAll(List.of(new FollowUpstreamOrder(works, it), new TellRevocation(it))));
    return duties;
  }

  /**
   * The door for places of use.
   *
   * @param calls open private keys outside of requests
   * @param time the clock of all rules
   */
  public Certificates certificates(ServiceCalls calls, Supplier<Instant> time) {
    return new ServedCertificates(works, calls, time);
  }

  /** The names below which nobody owns all: read once, for whoever certifies names. */
  public PublicSuffixes suffixes() {
    return works.policy().suffixes();
  }

  /** The door for the room that speaks ACME. */
  public ClientCertificates clientCertificates() {
    return new ClientIssuance(works);
  }

  /** Hears what the owners of names answer to mail. */
  public Approvals approvals() {
    return new MailApprovals(works);
  }
}
