package io.keyrota.server.acme.endpoints;

import io.keyrota.rules.acm.AcmTags;
import io.keyrota.rules.acm.CertificateNames;
import io.keyrota.rules.acme.AcmeArn;
import io.keyrota.rules.acme.AcmeDomain;
import io.keyrota.rules.acme.AcmeIds;
import io.keyrota.rules.acme.DomainScope;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Standing proofs of domains. A row's id follows from endpoint and domain, so that each domain has
 * one at most, and the proofs that can stand for a name are looked up instead of listed.
 */
public final class DomainTable implements Table<AcmeDomain> {
  static final DomainTable TABLE = new DomainTable();

  private DomainTable() {}

  /** The name of a domain's proof. */
  static AcmeArn arn(AcmeArn endpoint, String domain) {
    return endpoint.child(
        AcmeArn.Kind.DOMAIN_VALIDATION, AcmeIds.of("domain", endpoint.endpoint(), domain));
  }

  static Optional<AcmeDomain> find(AcmeArn arn, Snapshot seen) {
    return seen.find(TABLE, EndpointTable.place(arn), arn.id())
        .filter(domain -> domain.arn().endpoint().equals(arn.endpoint()));
  }

  static Optional<AcmeDomain> find(Identity identity, Snapshot seen) {
    return seen.find(TABLE, identity.place(), identity.id());
  }

  /** Whether a valid proof of the endpoint stands for the name. */
  public static boolean covers(AcmeArn endpoint, String name, Snapshot seen) {
    String domain = CertificateNames.domain(name);
    while (!domain.isEmpty()) {
      if (find(arn(endpoint, domain), seen).filter(proof -> proof.allows(name)).isPresent()) {
        return true;
      }
      int dot = domain.indexOf('.');
      domain = dot < 0 ? "" : domain.substring(dot + 1);
    }
    return false;
  }

  static Change put(AcmeDomain domain) {
    return new Change.Put<>(TABLE, EndpointTable.place(domain.arn()), domain.arn().id(), domain);
  }

  static Change remove(AcmeArn arn) {
    return Change.Remove.of(TABLE, EndpointTable.place(arn), arn.id());
  }

  @Override
  public String kind() {
    return "acme-domain";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(AcmeDomain domain) {
    return Document.builder()
        .put("account", domain.arn().account().digits())
        .put("region", domain.arn().region().name())
        .put("endpoint", domain.arn().endpoint())
        .put("id", domain.arn().id())
        .put("domain", domain.domain())
        .put("exact", domain.scope().exact())
        .put("subdomains", domain.scope().subdomains())
        .put("wildcards", domain.scope().wildcards())
        .put("hostedZone", domain.hostedZone())
        .put("status", domain.status().name())
        .put("failure", domain.failure().map(Enum::name))
        .put("since", domain.since())
        .put("tags", domain.tags().values())
        .put("token", domain.token())
        .put("created", domain.created())
        .put("updated", domain.updated())
        .putInstant("due", domain.due())
        .build();
  }

  @Override
  public AcmeDomain read(int format, Document document) {
    return new AcmeDomain(
        AcmeArn.endpoint(
                new AccountId(document.text("account")),
                new Region(document.text("region")),
                document.text("endpoint"))
            .child(AcmeArn.Kind.DOMAIN_VALIDATION, document.text("id")),
        document.text("domain"),
        new DomainScope(
            document.flag("exact"), document.flag("subdomains"), document.flag("wildcards")),
        document.optionalText("hostedZone"),
        AcmeDomain.Status.valueOf(document.text("status")),
        document.optionalText("failure").map(AcmeDomain.Failure::valueOf),
        document.instant("since"),
        new AcmTags(document.map("tags")),
        document.text("token"),
        document.instant("created"),
        document.instant("updated"),
        document.optionalInstant("due"));
  }

  @Override
  public @Nullable Instant due(AcmeDomain domain) {
    return domain.due().orElse(null);
  }

  @Override
  public String owner(AcmeDomain domain) {
    return domain.arn().endpoint();
  }
}
