package io.keyrota.server.acme.endpoints;

import io.keyrota.rules.acm.AcmTags;
import io.keyrota.rules.acm.KeyAlgorithm;
import io.keyrota.rules.acme.AcmeArn;
import io.keyrota.rules.acme.AcmeEndpoint;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** ACME endpoints, which are found by their ids alone too: these stand in the URLs of clients. */
public final class EndpointTable implements Table<AcmeEndpoint> {
  static final EndpointTable TABLE = new EndpointTable();

  private EndpointTable() {}

  static Place place(AcmeArn arn) {
    return new Place(arn.account(), arn.region());
  }

  static Optional<AcmeEndpoint> find(AcmeArn arn, Snapshot seen) {
    return seen.find(TABLE, place(arn), arn.endpoint());
  }

  /** The endpoint of that id in whatever account; empty for one that is being taken away. */
  public static Optional<AcmeEndpoint> serving(String id, Snapshot seen) {
    return seen.byHandle(TABLE, id).map(Row::value).filter(endpoint -> !endpoint.deleting());
  }

  /** The row. */
  public static Change put(AcmeEndpoint endpoint) {
    return new Change.Put<>(TABLE, place(endpoint.arn()), endpoint.arn().id(), endpoint);
  }

  static Change remove(AcmeArn arn) {
    return Change.Remove.of(TABLE, place(arn), arn.endpoint());
  }

  @Override
  public String kind() {
    return "acme-endpoint";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(AcmeEndpoint endpoint) {
    return Document.builder()
        .put("account", endpoint.arn().account().digits())
        .put("region", endpoint.arn().region().name())
        .put("id", endpoint.arn().id())
        .put("deleting", endpoint.deleting())
        .put("contactRequired", endpoint.contactRequired())
        .put("keyAlgorithms", endpoint.keyAlgorithms().stream().map(KeyAlgorithm::awsName).toList())
        .put("certificateTags", endpoint.certificateTags().values())
        .put("tags", endpoint.tags().values())
        .put("domains", endpoint.domains())
        .put("bindings", endpoint.bindings())
        .put("accounts", endpoint.accounts())
        .put("token", endpoint.token())
        .put("created", endpoint.created())
        .put("updated", endpoint.updated())
        .build();
  }

  @Override
  public AcmeEndpoint read(int format, Document document) {
    return new AcmeEndpoint(
        AcmeArn.endpoint(
            new AccountId(document.text("account")),
            new Region(document.text("region")),
            document.text("id")),
        document.flag("deleting"),
        document.flag("contactRequired"),
        document.texts("keyAlgorithms").stream()
            .map(name -> KeyAlgorithm.named(name).orElseThrow())
            .toList(),
        new AcmTags(document.map("certificateTags")),
        new AcmTags(document.map("tags")),
        document.number("domains"),
        document.number("bindings"),
        document.number("accounts"),
        document.text("token"),
        document.instant("created"),
        document.instant("updated"));
  }

  @Override
  public String handle(AcmeEndpoint endpoint) {
    return endpoint.arn().id();
  }

  @Override
  public @Nullable Instant due(AcmeEndpoint endpoint) {
    return endpoint.deleting() ? endpoint.updated() : null;
  }
}
