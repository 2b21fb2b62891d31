package io.keyrota.server.aws;

import io.keyrota.rules.acm.AcmTags;
import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.rules.acm.KeyAlgorithm;
import io.keyrota.rules.acm.RevocationReason;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * ACM's certificates of key pairs that clients made, for the room that speaks ACME, which must not
 * know ACM's. ACM's room provides it. Whether the names are proved is the asker's matter.
 */
public interface ClientCertificates {

  /**
   * Signs a certificate and makes it one of the account's.
   *
   * @throws io.keyrota.rules.aws.Refusal LimitExceededException; what KMS refuses
   */
  Answer issue(Call call, Wanted wanted, Snapshot seen);

  /**
   * What is wanted, in the account and region of the call.
   *
   * @param names the first also as the common name
   * @param publicKey SubjectPublicKeyInfo in DER
   * @param endpoint the ARN of the ACME endpoint
   * @param client the id of the ACME account
   */
  record Wanted(
      List<String> names,
      byte[] publicKey,
      KeyAlgorithm keyAlgorithm,
      String endpoint,
      String client,
      AcmTags tags) {
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
     * @param changes to be committed with whatever was ordered for
     */
    record Issued(CertificateArn arn, String certificate, List<Change> changes) implements Answer {}

    /** The authority did not sign: it would have broken these rules. */
    record Refused(String why) implements Answer {}
  }

  /** The certificate of a client and its issuers in PEM; empty where the client has none such. */
  Optional<String> chain(CertificateArn arn, String client, Snapshot seen);

  /** What revokes a certificate; none where it is not in force any more. */
  List<Change> revoke(Call call, CertificateArn arn, RevocationReason reason, Snapshot seen);

  /** Whether it is revoked. */
  boolean isRevoked(CertificateArn arn, Snapshot seen);
}
