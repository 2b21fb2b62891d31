package io.keyrota.server.acm;

import io.keyrota.rules.acm.AcmQuotas;
import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.CertificateSchedule;
import io.keyrota.rules.acm.CertificateType;
import io.keyrota.server.crypto.KeyPairs;
import io.keyrota.server.events.EventLog;
import io.keyrota.server.pki.CertificateFiles;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import java.util.Optional;

/** What the operations and duties on certificates work with, wired once. */
record AcmWorks(
    AcmQuotas quotas,
    IssuancePolicy policy,
    Issuer issuer,
    CertificateFiles files,
    ValidationMail mail,
    KeyPairs pairs,
    EventLog events,
    Optional<UpstreamIssuance> upstream) {

  /**
   * Says that the certificate will need a key pair: while its names are proved, the reserve makes
   * RSA's in idle time, so that whoever signs finds one ready.
   */
  void expectPair(Certificate certificate) {
    certificate.keyAlgorithm().requested().ifPresent(pairs::expect);
  }

  /** What time asks of certificates of a type in an account and region. */
  CertificateSchedule schedule(CertificateType type, Place place, Snapshot seen) {
    return new CertificateSchedule(
        policy.validity(), AccountConfigurationTable.of(place, seen).events().days(type));
  }
}
