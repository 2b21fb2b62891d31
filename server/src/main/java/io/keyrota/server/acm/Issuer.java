package io.keyrota.server.acm;

import io.keyrota.rules.acm.Certificate;
import io.keyrota.rules.acm.RevocationReason;
import io.keyrota.rules.acm.ValidityPolicy;
import io.keyrota.rules.acm.X509Facts;
import io.keyrota.server.aws.Call;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    private static final Duration BACKDATED = Duration.ofHours(1);

    /** Of a life shorter than a hundred hours it is this part. */
    private static final int PART = 100;

    public Wanted {
      names = List.copyOf(names);
    }

    /**
     * As long as the policy says. It begins an hour before it is signed, as those of public
     * authorities do, so that it is good for whose clock is a little slow as soon as it is served.
     */
    static Wanted of(List<String> names, byte[] publicKey, ValidityPolicy policy, Instant now) {
      Duration validity = policy.validityAt(now);
      Duration share = validity.dividedBy(PART);
      Duration backdated = share.compareTo(BACKDATED) < 0 ? share : BACKDATED;
      Instant from = now.minus(backdated).truncatedTo(ChronoUnit.SECONDS);
      // Both ends count (RFC 5280): a second less makes whole days.
      return new Wanted(names, publicKey, from, from.plus(validity).minusSeconds(1));
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
