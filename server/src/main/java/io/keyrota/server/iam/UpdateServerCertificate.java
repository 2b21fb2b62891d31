package io.keyrota.server.iam;

import io.keyrota.models.iam.UpdateServerCertificateRequest;
import io.keyrota.models.iam.UpdateServerCertificateResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.ServerCertificate;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Objects;

/**
 * Gives a server certificate another name or path. The caller needs to be allowed to do it to the
 * certificate as it is and as it will be. One that is served keeps its ARN.
 */
final class UpdateServerCertificate
    implements Operation<UpdateServerCertificateRequest, UpdateServerCertificateResponse> {
  private static final String ACTION = "iam:UpdateServerCertificate";

  @Override
  public Prepared<UpdateServerCertificateResponse> prepare(
      Request request, UpdateServerCertificateRequest input, Snapshot seen) {
    NamedServerCertificate named =
        NamedServerCertificate.of(request, input.serverCertificateName(), seen);
    String oldPath = named.row().map(row -> row.certificate().path()).orElse("/");
    String newPath = Objects.requireNonNullElse(input.newPath(), oldPath);
    String newName =
        Objects.requireNonNullElse(input.newServerCertificateName(), input.serverCertificateName());
    Permission source = named.permission(ACTION);
    Permission target =
        Permission.of(ACTION, ServerCertificate.arn(request.account(), newPath, newName));
    return new Prepared<>(
        source.resource().equals(target.resource()) ? List.of(source) : List.of(source, target),
        call -> {
          SealedServerCertificate before = named.need();
          if (!source.resource().equals(target.resource())) {
            // Load balancers know it by its ARN.
            before.certificate().needUnused();
          }
          SealedServerCertificate after = before.with(before.certificate().moved(newPath, newName));
          if (ServerCertificateTable.key(after.certificate())
              .equals(ServerCertificateTable.key(before.certificate()))) {
            return Outcome.of(
                new UpdateServerCertificateResponse(), ServerCertificateTable.put(after));
          }
          if (ServerCertificateTable.named(request.account(), newName, seen).isPresent()) {
            throw IamRefusal.serverCertificateExists(newName);
          }
          return Outcome.of(
              new UpdateServerCertificateResponse(),
              ServerCertificateTable.remove(before.certificate()),
              ServerCertificateTable.put(after));
        });
  }
}
