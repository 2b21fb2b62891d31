package io.keyrota.server.acm;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.acm.AcmCertificateMetadataFilter;
import io.keyrota.models.acm.AcmModel;
import io.keyrota.models.acm.AddTagsToCertificateRequest;
import io.keyrota.models.acm.CertificateFilter;
import io.keyrota.models.acm.CertificateFilterStatement;
import io.keyrota.models.acm.CertificateSearchResult;
import io.keyrota.models.acm.CertificateSummary;
import io.keyrota.models.acm.DeleteCertificateRequest;
import io.keyrota.models.acm.DescribeCertificateRequest;
import io.keyrota.models.acm.Filters;
import io.keyrota.models.acm.ListCertificatesRequest;
import io.keyrota.models.acm.ListTagsForCertificateRequest;
import io.keyrota.models.acm.RemoveTagsFromCertificateRequest;
import io.keyrota.models.acm.RequestCertificateRequest;
import io.keyrota.models.acm.SearchCertificatesRequest;
import io.keyrota.models.acm.Tag;
import io.keyrota.rules.acm.AcmQuota;
import io.keyrota.rules.acm.AcmQuotas;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Region;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Requests, lists, tags, quotas. */
class CertificatesTest {
  private final AcmHarness acm = new AcmHarness();

  private static RequestCertificateRequest asking(
      String name, @Nullable String token, @Nullable String algorithm, @Nullable List<Tag> tags) {
    return new RequestCertificateRequest(
        name, "DNS", null, token, null, null, null, tags, algorithm, null);
  }

  private String ask(String name, @Nullable String token) {
    return Objects.requireNonNull(
        acm.call(AcmModel.requestCertificate(), asking(name, token, null, null)).certificateArn());
  }

  private List<CertificateSummary> list(ListCertificatesRequest input) {
    return Objects.requireNonNull(
        acm.call(AcmModel.listCertificates(), input).certificateSummaryList());
  }

  private static ListCertificatesRequest listing(
      @Nullable List<String> statuses, @Nullable Filters includes, @Nullable String order) {
    return new ListCertificatesRequest(
        statuses, null, includes, null, null, order == null ? null : "CREATED_AT", order);
  }

  @Test
  void theSameTokenBringsTheSameCertificateForAnHour() {
    String first = ask("example.com", "token");
    assertThat(ask("example.com", "token")).isEqualTo(first);
    refused(() -> ask("example.org", "token")).as("InvalidParameterException");
    assertThat(ask("example.com", null)).isNotEqualTo(first);
    acm.live(Duration.ofHours(1));
    assertThat(ask("example.com", "token")).isNotEqualTo(first);
    assertThat(acm.store.ofKind("certificate-token")).hasSize(1);
    acm.live(Duration.ofHours(1));
    assertThat(acm.store.ofKind("certificate-token")).isEmpty();
  }

  @Test
  void whatNoCertificateCanBeIsRefused() {
    refused(() -> acm.request("a".repeat(60) + ".example.com")).as("InvalidParameterException");
    refused(() -> acm.request("ab--c.example.com")).as("InvalidParameterException");
    refused(() -> acm.request("xn--a-.example.com")).as("InvalidParameterException");
    refused(() -> acm.request("10.0.0.10")).as("InvalidParameterException");
    refused(
            () ->
                acm.call(
                    AcmModel.requestCertificate(), asking("example.com", null, "RSA_4096", null)))
        .as("InvalidParameterException");
    String[] eleven = new String[11];
    for (int i = 0; i < eleven.length; i++) {
      eleven[i] = "n" + i + ".example.com";
    }
    refused(() -> acm.request(eleven)).as("LimitExceededException");
    refused(() -> acm.requestBy("HTTP", null, "example.com")).as("InvalidParameterException");
    String ofPrivate =
        Objects.requireNonNull(
            acm.call(
                    AcmModel.requestCertificate(),
                    new RequestCertificateRequest(
                        "example.com",
                        null,
                        null,
                        null,
                        null,
                        null,
                        "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/x",
                        null,
                        null,
                        null))
                .certificateArn());
    assertThat(acm.describe(ofPrivate).failureReason()).isEqualTo("PCA_RESOURCE_NOT_FOUND");
  }

  @Test
  void anotherAccountsAndRegionsCertificatesDoNotExist() {
    String arn = acm.request("example.com");
    DescribeCertificateRequest input = new DescribeCertificateRequest(arn);
    refused(() -> acm.call(acm.otherRoot, AcmHarness.REGION, AcmModel.describeCertificate(), input))
        .as("AccessDenied");
    refused(
            () ->
                acm.call(acm.root, new Region("us-east-1"), AcmModel.describeCertificate(), input))
        .as("ResourceNotFoundException");
    refused(
            () ->
                acm.call(
                    AcmModel.describeCertificate(),
                    new DescribeCertificateRequest("arn:aws:acm:eu-central-1:1:thing/x")))
        .as("InvalidArnException");
  }

  @Test
  void quotasHoldForWhatIsThereAndForTheYear() {
    AcmHarness small =
        new AcmHarness(
            AcmQuotas.STANDARD
                .with(AcmQuota.CERTIFICATES, 2)
                .with(AcmQuota.CERTIFICATES_PER_YEAR, 3));
    String first = small.request("a.example.com");
    small.request("b.example.com");
    refused(() -> small.request("c.example.com")).as("LimitExceededException");
    small.call(AcmModel.deleteCertificate(), new DeleteCertificateRequest(first));
    String third = small.request("c.example.com");
    small.call(AcmModel.deleteCertificate(), new DeleteCertificateRequest(third));
    refused(() -> small.request("d.example.com")).as("LimitExceededException");
    small.liveDays(366);
    small.request("d.example.com");
  }

  @Test
  void listsFilterAsDocumented() {
    String rsa = ask("rsa.example.com", null);
    acm.live(Duration.ofSeconds(1));
    String curve = acm.issued("ec.example.com");
    assertThat(list(listing(null, null, null)))
        .extracting(CertificateSummary::certificateArn)
        .containsExactly(rsa);
    Filters both = new Filters(null, null, List.of("RSA_2048", "EC_prime256v1"), null, null);
    assertThat(list(listing(null, both, "ASCENDING")))
        .extracting(CertificateSummary::certificateArn)
        .containsExactly(rsa, curve);
    assertThat(list(listing(null, both, "DESCENDING")))
        .extracting(CertificateSummary::certificateArn)
        .containsExactly(curve, rsa);
    assertThat(list(listing(List.of("ISSUED"), both, null)))
        .extracting(CertificateSummary::domainName)
        .containsExactly("ec.example.com");
    assertThat(
            list(
                listing(
                    null,
                    new Filters(
                        List.of("TLS_WEB_SERVER_AUTHENTICATION"),
                        List.of("DIGITAL_SIGNATURE"),
                        List.of("EC_prime256v1"),
                        "DISABLED",
                        null),
                    null)))
        .hasSize(1);
    refused(
            () ->
                list(new ListCertificatesRequest(null, null, null, null, null, "CREATED_AT", null)))
        .as("InvalidArgsException");
    refused(() -> list(new ListCertificatesRequest(null, null, null, "x", null, null, null)))
        .as("ValidationException");
  }

  @Test
  void pagesFollowOneAnotherEitherWay() {
    for (int i = 0; i < 7; i++) {
      ask("n" + i + ".example.com", null);
      acm.live(Duration.ofMillis(5));
    }
    for (String order : List.of("ASCENDING", "DESCENDING")) {
      String token = null;
      int found = 0;
      do {
        var page =
            acm.call(
                AcmModel.listCertificates(),
                new ListCertificatesRequest(null, null, null, token, 3, "CREATED_AT", order));
        found += Objects.requireNonNull(page.certificateSummaryList()).size();
        token = page.nextToken();
      } while (token != null);
      assertThat(found).isEqualTo(7);
    }
  }

  @Test
  void searchesTakeFilterTreesAndOrders() {
    String pending = acm.request("pending.example.com");
    String issued = acm.issued("issued.example.com");
    assertThat(search(null, "COMMON_NAME", "ASCENDING")).containsExactly(issued, pending);
    assertThat(search(null, "NOT_AFTER", "DESCENDING")).containsExactly(issued, pending);
    assertThat(search(null, null, "DESCENDING")).containsExactly(issued, pending);
    CertificateFilterStatement isIssued = metadata("ISSUED");
    assertThat(search(isIssued, null, null)).containsExactly(issued);
    assertThat(
            search(
                new CertificateFilterStatement(null, null, isIssued, null), "STATUS", "ASCENDING"))
        .containsExactly(pending);
    assertThat(
            search(
                new CertificateFilterStatement(
                    null, List.of(isIssued, metadata("PENDING_VALIDATION")), null, null),
                null,
                null))
        .hasSize(2);
    CertificateFilterStatement deep = isIssued;
    for (int i = 0; i < 10; i++) {
      deep = new CertificateFilterStatement(null, null, deep, null);
    }
    CertificateFilterStatement tooDeep = deep;
    refused(() -> search(tooDeep, null, null)).as("ValidationException");
  }

  private static CertificateFilterStatement metadata(String status) {
    return new CertificateFilterStatement(
        null,
        null,
        null,
        new CertificateFilter(
            null,
            null,
            new AcmCertificateMetadataFilter(
                status, null, null, null, null, null, null, null, null, null, null)));
  }

  private List<String> search(
      @Nullable CertificateFilterStatement statement, @Nullable String by, @Nullable String order) {
    return Objects.requireNonNull(
            acm.call(
                    AcmModel.searchCertificates(),
                    new SearchCertificatesRequest(statement, null, null, by, order))
                .results())
        .stream()
        .map(CertificateSearchResult::certificateArn)
        .map(Objects::requireNonNull)
        .toList();
  }

  @Test
  void tagsAreSetListedAndRemovedByValueToo() {
    String arn = acm.request("example.com");
    acm.call(
        AcmModel.addTagsToCertificate(),
        new AddTagsToCertificateRequest(
            arn, List.of(new Tag("team", "web"), new Tag("stage", null))));
    assertThat(tags(arn)).containsExactly(new Tag("stage", ""), new Tag("team", "web"));
    remove(arn, new Tag("team", "other"));
    assertThat(tags(arn)).hasSize(2);
    remove(arn, new Tag("team", null));
    assertThat(tags(arn)).containsExactly(new Tag("stage", ""));
    refused(
            () ->
                acm.call(
                    AcmModel.addTagsToCertificate(),
                    new AddTagsToCertificateRequest(arn, List.of(new Tag("aws:x", "y")))))
        .as("InvalidTagException");
  }

  private List<Tag> tags(String arn) {
    return Objects.requireNonNull(
        acm.call(AcmModel.listTagsForCertificate(), new ListTagsForCertificateRequest(arn)).tags());
  }

  private void remove(String arn, Tag tag) {
    acm.call(
        AcmModel.removeTagsFromCertificate(),
        new RemoveTagsFromCertificateRequest(arn, List.of(tag)));
  }

  @Test
  void permissionsNameTheCertificateAndWhatIsAskedFor() {
    List<Permission> permissions =
        acm.permissions(
            AcmModel.requestCertificate(),
            asking("Example.com", null, null, List.of(new Tag("team", "web"))));
    assertThat(permissions)
        .extracting(Permission::action)
        .containsExactly("acm:RequestCertificate", "acm:AddTagsToCertificate");
    assertThat(permissions.getFirst().conditions())
        .containsEntry("acm:DomainNames", List.of("example.com"))
        .containsEntry("acm:ValidationMethod", List.of("DNS"))
        .containsEntry("acm:KeyAlgorithm", List.of("RSA_2048"))
        .containsEntry("acm:Export", List.of("DISABLED"))
        .containsEntry("aws:RequestTag/team", List.of("web"));
    String arn = acm.request("example.com");
    assertThat(acm.permissions(AcmModel.describeCertificate(), new DescribeCertificateRequest(arn)))
        .containsExactly(Permission.of("acm:DescribeCertificate", arn));
  }
}
