package io.keyrota.server.iam;

import io.keyrota.models.iam.ServerCertificateMetadata;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.ServerCertificate;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server certificate as a request names it. */
record NamedServerCertificate(
    AccountId account, String name, Optional<SealedServerCertificate> row) {

  static NamedServerCertificate of(Request request, String name, Snapshot seen) {
    return new NamedServerCertificate(
        request.account(), name, ServerCertificateTable.named(request.account(), name, seen));
  }

  /** How answers tell of it. */
  static ServerCertificateMetadata metadata(ServerCertificate certificate) {
    return new ServerCertificateMetadata(
        certificate.path(),
        certificate.name(),
        certificate.certificateId(),
        certificate.arn(),
        certificate.uploaded(),
        certificate.expires());
  }

  Permission permission(String action) {
    return permission(action, Map.of());
  }

  Permission permission(String action, Map<String, List<String>> conditions) {
    return new Permission(
        action,
        row.map(found -> found.certificate().arn())
            .orElseGet(() -> ServerCertificate.arn(account, "/", name)),
        row.map(
                found ->
                    TagConditions.ofResource(
                        found.certificate().tags(), Optional.empty(), conditions))
            .orElse(conditions));
  }

  /**
   * The certificate.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity
   */
  SealedServerCertificate need() {
    return row.orElseThrow(() -> IamRefusal.noSuchServerCertificate(name));
  }
}
