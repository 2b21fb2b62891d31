package io.keyrota.server.acme.endpoints;

import io.keyrota.rules.acm.AcmTags;
import io.keyrota.rules.acme.AcmeArn;
import io.keyrota.rules.acme.AcmeBinding;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.Optional;

/** External account bindings, which clients find by their key ids. */
public final class BindingTable implements Table<Binding> {
  static final BindingTable TABLE = new BindingTable();

  private BindingTable() {}

  static Optional<Binding> find(AcmeArn arn, Snapshot seen) {
    return seen.find(TABLE, EndpointTable.place(arn), arn.id())
        .filter(binding -> binding.facts().arn().endpoint().equals(arn.endpoint()));
  }

  /** The binding of an endpoint that a client names. */
  public static Optional<Binding> named(AcmeArn endpoint, String keyId, Snapshot seen) {
    return seen.byHandle(TABLE, keyId)
        .map(Row::value)
        .filter(binding -> binding.facts().arn().ofEndpoint().equals(endpoint));
  }

  /** The row, an account having been registered by it. */
  public static Change used(Binding binding, Instant now) {
    return put(binding.with(binding.facts().usedAt(now)));
  }

  static Change put(Binding binding) {
    AcmeArn arn = binding.facts().arn();
    return new Change.Put<>(TABLE, EndpointTable.place(arn), arn.id(), binding);
  }

  static Change remove(AcmeArn arn) {
    return Change.Remove.of(TABLE, EndpointTable.place(arn), arn.id());
  }

  @Override
  public String kind() {
    return "acme-binding";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(Binding row) {
    AcmeBinding binding = row.facts();
    return Document.builder()
        .put("account", binding.arn().account().digits())
        .put("region", binding.arn().region().name())
        .put("endpoint", binding.arn().endpoint())
        .put("id", binding.arn().id())
        .put("role", binding.roleArn())
        .put("keyId", binding.keyId())
        .put("macKey", row.macKey().bytes())
        .put("tags", binding.tags().values())
        .put("token", binding.token())
        .put("created", binding.created())
        .put("updated", binding.updated())
        .putInstant("expires", binding.expires())
        .putInstant("revoked", binding.revoked())
        .putInstant("lastUsed", binding.lastUsed())
        .build();
  }

  @Override
  public Binding read(int format, Document document) {
    return new Binding(
        new AcmeBinding(
            AcmeArn.endpoint(
                    new AccountId(document.text("account")),
                    new Region(document.text("region")),
                    document.text("endpoint"))
                .child(AcmeArn.Kind.EXTERNAL_ACCOUNT_BINDING, document.text("id")),
            document.text("role"),
            document.text("keyId"),
            new AcmTags(document.map("tags")),
            document.text("token"),
            document.instant("created"),
            document.instant("updated"),
            document.optionalInstant("expires"),
            document.optionalInstant("revoked"),
            document.optionalInstant("lastUsed")),
        new Sealed(document.bytes("macKey")));
  }

  @Override
  public String owner(Binding binding) {
    return binding.facts().arn().endpoint();
  }

  @Override
  public String handle(Binding binding) {
    return binding.facts().keyId();
  }
}
