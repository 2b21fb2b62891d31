package io.keyrota.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.schema.ServiceSchema;
import io.keyrota.rules.acm.AcmQuotas;
import io.keyrota.rules.acm.CaaPolicy;
import io.keyrota.rules.acm.PublicSuffixes;
import io.keyrota.rules.acm.ValidityPolicy;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.kms.KmsQuotas;
import io.keyrota.rules.sts.SamlAssertion;
import io.keyrota.rules.sts.SamlConditions;
import io.keyrota.rules.sts.SamlEndpoints;
import io.keyrota.server.acm.AcmApi;
import io.keyrota.server.acm.IssuancePolicy;
import io.keyrota.server.acme.endpoints.AcmeUrls;
import io.keyrota.server.acme.endpoints.EndpointOperations;
import io.keyrota.server.acme.endpoints.EndpointWorks;
import io.keyrota.server.acme.endpoints.RoleTrust;
import io.keyrota.server.aws.Access;
import io.keyrota.server.aws.Api;
import io.keyrota.server.aws.Balancers;
import io.keyrota.server.aws.IdentityPolicies;
import io.keyrota.server.aws.KeyMaterials;
import io.keyrota.server.aws.OpenIdProviders;
import io.keyrota.server.aws.Outlook;
import io.keyrota.server.aws.PolicyPrincipals;
import io.keyrota.server.aws.ResourceGrounds;
import io.keyrota.server.aws.SamlProviders;
import io.keyrota.server.aws.WebIdentityTokens;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.KeyAlgorithms;
import io.keyrota.server.dns.HostedFirst;
import io.keyrota.server.elb.ElbApi;
import io.keyrota.server.events.EventLog;
import io.keyrota.server.iam.IamApi;
import io.keyrota.server.iam.IamMfaCodes;
import io.keyrota.server.iam.IamPolicies;
import io.keyrota.server.iam.IamPrincipals;
import io.keyrota.server.iam.IamRoles;
import io.keyrota.server.iam.IamTokenIssuers;
import io.keyrota.server.iam.KeyUses;
import io.keyrota.server.keyrota.AuthorityOperations;
import io.keyrota.server.keyrota.Installation;
import io.keyrota.server.keyrota.KeyrotaApi;
import io.keyrota.server.keyrota.WhoCanDoors;
import io.keyrota.server.kms.KmsApi;
import io.keyrota.server.kms.NoUsage;
import io.keyrota.server.pki.Addresses;
import io.keyrota.server.pki.Authority;
import io.keyrota.server.route53.Route53Api;
import io.keyrota.server.sts.StsApi;
import io.keyrota.testkit.SeededEntropy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * docs/operations.md is the tables of contents, written out. Run with {@code
 * -Dkeyrota.docs.write=true} to write it anew.
 */
class OperationsDocTest {
  private static final Path PAGE = Path.of("..", "docs", "operations.md");

  @Test
  void thePageIsWhatTheTablesOfContentsSay() throws IOException {
    String page = page();
    if (Boolean.getBoolean("keyrota.docs.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).hasContent(page);
  }

  // The page needs only the names; a trail and a directory would be opened for nothing.
  @SuppressWarnings("NullAway")
  private static String page() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Operations

        Every operation of the models, and what is there of it: *whole*, *partial* (what is missing),
        or *absent*: authenticated like the rest, then answered with the protocol's unknown-operation
        error. This page is generated from the tables of contents (`OperationsDocTest`).
        """);
    for (Api api : apis()) {
      section(page, api);
    }
    return page.toString();
  }

  /** All tables of contents; a trail and a directory would be opened for nothing. */
  @SuppressWarnings("NullAway")
  static List<Api> apis() {
    AccountId operator = new AccountId("111122223333");
    return List.of(
        IamApi.of(IamQuotas.STANDARD, KeyUses.NONE, Optional.empty()),
        StsApi.of(
            new StsApi.Doors(
                new IamPrincipals(),
                new IamRoles(),
                new IamPolicies(),
                new IamMfaCodes(),
                (account, issuer, seen) ->
                    Optional.of(
                        new OpenIdProviders.Provider(
                            "arn:aws:iam::" + account + ":oidc-provider/example.com",
                            List.of("sample"),
                            List.of())),
                new SampleTokens(),
                new IamTokenIssuers(),
                (account, arn, seen) ->
                    Optional.of(
                        new SamlProviders.Provider(
                            arn, "SAMLSPSAMPLE", "", Instant.EPOCH, false, List::of)),
                (response, provider) -> sampleAssertion(provider),
                SamlEndpoints.of(Optional.empty()))),
        new KmsApi(
                KmsQuotas.STANDARD,
                KeyAlgorithms.of(Algorithms.jdk(), new SeededEntropy(1)::bytes),
                new EventLog(false),
                new NoUsage(Instant.EPOCH),
                PolicyPrincipals.LITERAL)
            .api(),
        EndpointOperations.in(
            new AcmApi(
                    AcmQuotas.STANDARD,
                    new IssuancePolicy(
                        ValidityPolicy.STANDARD, new CaaPolicy(Set.of()), PublicSuffixes.of("")),
                    null,
                    null,
                    null,
                    null,
                    new EventLog(false),
                    null,
                    Optional.empty())
                .api(),
            new EndpointWorks(
                AcmQuotas.STANDARD,
                PublicSuffixes.of(""),
                new RoleTrust(new IamRoles(), new Access(IdentityPolicies.NONE)),
                new AcmeUrls(""))),
        ElbApi.of(null, null),
        Route53Api.of(List.of("ns.keyrota.internal."), Balancers.NONE, HostedFirst.questions()),
        AuthorityOperations.in(
            KeyrotaApi.of(
                new Installation(
                    Optional.of(new UUID(0, 0)), operator, Instant.EPOCH, Optional.empty()),
                Optional.empty(),
                null,
                null,
                new EventLog(false),
                (request, key, seen) ->
                    new KeyMaterials.Named(
                        "arn:aws:kms:us-east-1:111122223333:key/" + key,
                        now -> new KeyMaterials.Told(key, now, List.of())),
                new WhoCanDoors(
                    new IamPrincipals(), ResourceGrounds.NONE, new Outlook(IdentityPolicies.NONE)),
                IamQuotas.STANDARD,
                KmsQuotas.STANDARD,
                AcmQuotas.STANDARD),
            operator,
            new Authority(
                Algorithms.jdk(), new SeededEntropy(1)::bytes, new Addresses(Optional.empty()))));
  }

  /** Every response has an assertion that says everything. */
  private static SamlAssertion sampleAssertion(SamlProviders.Provider provider) {
    String own = "https://aws.amazon.com/SAML/Attributes/";
    Map<String, List<String>> attributes = new HashMap<>();
    SamlConditions.mapped().forEach(name -> attributes.put(name, List.of("sample")));
    attributes.put(
        own + "Role", List.of("arn:aws:iam::111122223333:role/sample," + provider.arn()));
    attributes.put(own + "RoleSessionName", List.of("sample"));
    attributes.put(own + "SourceIdentity", List.of("sample"));
    attributes.put(own + "PrincipalTag:sample", List.of("sample"));
    attributes.put(own + "TransitiveTagKeys", List.of("sample"));
    return new SamlAssertion(
        "sample",
        "sample",
        "sample",
        "sample",
        "https://signin.aws.amazon.com/saml",
        List.of(List.of("urn:amazon:webservices")),
        Instant.EPOCH,
        Optional.empty(),
        Instant.EPOCH,
        Optional.empty(),
        attributes);
  }

  /** Every token is a good one of somebody. */
  private static final class SampleTokens implements WebIdentityTokens {
    @Override
    public String issuer(String token) {
      return "https://example.com";
    }

    @Override
    public Claims verified(String token, List<String> thumbprints) {
      return new Claims(
          issuer(token),
          "sample",
          List.of("sample"),
          Optional.empty(),
          List.of("sample"),
          Instant.EPOCH,
          Instant.EPOCH,
          Optional.empty(),
          Map.of("sample", "sample"),
          Set.of("sample"),
          Optional.of("sample"));
    }
  }

  private static void section(StringBuilder page, Api api) {
    ServiceSchema service = api.service();
    page.append("\n## ").append(service.name()).append(" (`").append(service.prefix());
    page.append("`, version ").append(service.version()).append(")\n\n");
    int built = api.entries().size();
    long partial = api.entries().stream().filter(entry -> entry.missing().isPresent()).count();
    page.append("Of %d operations ".formatted(service.operationNames().size()));
    page.append("%d are whole, %d partial, ".formatted(built - partial, partial));
    page.append("%d absent.".formatted(service.operationNames().size() - built));
    page.append("\n\n| Operation | State | IAM action |\n|---|---|---|\n");
    for (String name : service.operationNames()) {
      String state =
          api.entry(name)
              .map(entry -> entry.missing().map(m -> "partial: " + m).orElse("whole"))
              .orElse("absent");
      page.append("| ").append(name).append(" | ").append(state).append(" | `");
      page.append(service.prefix()).append(':').append(name).append("` |\n");
    }
  }
}
