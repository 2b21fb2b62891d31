package io.keyrota.server.acm;

import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A certificate as a request names it, by its ARN. Access is asked for before it is told whether
 * the certificate exists; those of other accounts and regions do not.
 */
final class NamedCertificate {
  private final CertificateArn arn;
  private final Optional<Certificate> row;

  private NamedCertificate(CertificateArn arn, Optional<Certificate> row) {
    this.arn = arn;
    this.row = row;
  }

  /**
   * The certificate that an ARN names.
   *
   * @throws Refusal InvalidArnException for what is no certificate's ARN
   */
  static NamedCertificate of(Request request, String text, Snapshot seen) {
    CertificateArn arn = CertificateArn.parse(text).orElseThrow(() -> AcmRefusal.invalidArn(text));
    boolean here = arn.account().equals(request.account()) && arn.region().equals(request.region());
    return new NamedCertificate(arn, here ? CertificateTable.find(arn, seen) : Optional.empty());
  }

  CertificateArn arn() {
    return arn;
  }

  Permission permission(String action) {
    return permission(action, Map.of());
  }

  /** The permission for an action, with the certificate's tags among the conditions. */
  Permission permission(String action, Map<String, List<String>> conditions) {
    Map<String, List<String>> all = new LinkedHashMap<>(conditions);
    row.ifPresent(
        certificate ->
            certificate
                .tags()
                .values()
                .forEach((key, value) -> all.put("aws:ResourceTag/" + key, List.of(value))));
    return new Permission(action, arn.text(), all);
  }

  /**
   * The certificate.
   *
   * @throws Refusal ResourceNotFoundException
   */
  Certificate need() {
    return row.orElseThrow(() -> AcmRefusal.notFound(arn.text()));
  }
}
