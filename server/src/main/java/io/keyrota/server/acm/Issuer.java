package io.keyrota.server.acm;

import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.RevocationReason;
import io.keyrota.rules.acm.X509Facts;
import io.keyrota.server.aws.Call;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.List;

/** Who signs certificates: the installation's own authority, or another one behind it. */
public interface Issuer {

  /**
   * Signs a certificate for names that are proved.
   *
   * @throws io.keyrota.rules.aws.Refusal when KMS refuses
   */
  Answer sign(Call call, Wanted wanted, Snapshot seen);

  /** What makes a certificate of this issuer revoked: from their commit on it is listed so. */
  List<Change> revoke(Call call, Certificate certificate, RevocationReason reason, Snapshot seen);

  /**
   * What to sign.
   *
   * @param names the first also as the common name
   * @param publicKey SubjectPublicKeyInfo in DER
   */
  record Wanted(List<String> names, byte[] publicKey, Instant notBefore, Instant notAfter) {
    public Wanted {
      names = List.copyOf(names);
    }
  }

  /** What came of it. */
  sealed interface Answer {

    /**
     * A certificate.
     *
     * @param certificate PEM
     * @param chain PEM, the issuers from the nearest on
     * @param changes to be committed with it: the issuer's own records
     */
    record Signed(String certificate, String chain, X509Facts facts, List<Change> changes)
        implements Answer {}

    /**
     * Nothing was signed: it would have broken a rule.
     *
     * @param why for the log
     */
    record Refused(String why) implements Answer {}
  }
}
