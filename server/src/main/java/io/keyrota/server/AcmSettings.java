package io.keyrota.server;

import io.keyrota.rules.acm.AcmQuota;
import io.keyrota.rules.acm.AcmQuotas;
import io.keyrota.rules.acm.ValidityPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * By which rules certificates are issued and renewed.
 *
 * @param caaIdentities the issuer domain names that CAA records may give the authority
 * @param publicSuffixes a list of public suffixes; absent: the one that comes along
 */
record AcmSettings(
    AcmQuotas quotas,
    ValidityPolicy validity,
    List<String> caaIdentities,
    Optional<Path> publicSuffixes) {

  /** Amazon's four names, and our own. */
  static final AcmSettings STANDARD =
      new AcmSettings(
          AcmQuotas.STANDARD,
          ValidityPolicy.STANDARD,
          List.of(
              "amazon.com", "amazontrust.com", "awstrust.com", "amazonaws.com", "keyrota.internal"),
          Optional.empty());

  AcmSettings {
    caaIdentities = List.copyOf(caaIdentities);
  }

  AcmSettings with(AcmQuota quota, int value) {
    return new AcmSettings(quotas.with(quota, value), validity, caaIdentities, publicSuffixes);
  }

  AcmSettings living(Duration life) {
    return new AcmSettings(
        quotas,
        new ValidityPolicy(Optional.of(life), validity.renewBefore()),
        caaIdentities,
        publicSuffixes);
  }

  AcmSettings renewedBefore(Duration before) {
    return new AcmSettings(
        quotas,
        new ValidityPolicy(validity.validity(), Optional.of(before)),
        caaIdentities,
        publicSuffixes);
  }

  AcmSettings known(List<String> identities) {
    return new AcmSettings(quotas, validity, identities, publicSuffixes);
  }

  AcmSettings suffixesOf(Path file) {
    return new AcmSettings(quotas, validity, caaIdentities, Optional.of(file));
  }
}
