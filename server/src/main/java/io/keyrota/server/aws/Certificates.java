package io.keyrota.server.aws;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Certificates as places of use see them: load balancers now, others later. The rooms of ACM and
 * IAM provide it, Wiring fills it.
 */
public interface Certificates {

  /**
   * A certificate that can be served: issued, imported or uploaded, with its private key here.
   * Empty for any other state, for another account's or, of ACM's, another region's, and for what
   * does not exist.
   *
   * @param arn any text; what is no certificate's ARN is not found
   */
  Optional<Served> find(AccountId account, Region region, String arn, Snapshot seen);

  /**
   * The private key; ACM's are opened by a KMS Decrypt of the service in the certificate's account
   * with the certificate's ARN as encryption context. That call is audited: ask once for each
   * listener and version, never at a handshake. It waits for KMS; the answer is PKCS#8 in DER, and
   * the asker closes it.
   *
   * @throws io.keyrota.rules.aws.Refusal when KMS refuses, for example because the key is disabled
   */
  Secret privateKey(Served served);

  /**
   * What makes a certificate in use. From the commit of these changes on {@code InUseBy} lists the
   * user, ACM's certificate renews by itself, and deleting it is refused. Nothing changes where the
   * use is known already. The changes put the certificate's row: those of one certificate appear
   * once in a commit.
   *
   * @throws io.keyrota.rules.aws.Refusal ResourceNotFoundException or NoSuchEntity for what {@link
   *     #find} does not find
   */
  List<Change> use(String certificateArn, Use use, Snapshot seen);

  /** What ends a use; nothing where it is not known, or the certificate is not. */
  List<Change> release(String certificateArn, Use use, Snapshot seen);

  /**
   * A use of a certificate.
   *
   * @param user what {@code InUseBy} lists: a load balancer's ARN. It is listed until its last
   *     place is released
   * @param place where the user serves it: a listener's ARN
   */
  record Use(String user, String place) {}

  /**
   * A certificate to serve.
   *
   * @param version changes with each renewal and re-import; whoever serves an older one swaps
   * @param names the subject alternative names as the certificate has them, {@code *.example.com}
   *     among them
   * @param keyAlgorithm for example {@code RSA_2048} or {@code EC_prime256v1}
   * @param certificate the certificate in PEM
   * @param chain its issuers in PEM, nearest first, without the root of Keyrota's own authority;
   *     empty when an import brought none
   * @param sealedKey the private key as KMS encrypted it, or the house's own keys sealed it
   */
  record Served(
      String arn,
      long version,
      List<String> names,
      String keyAlgorithm,
      String certificate,
      String chain,
      Instant notAfter,
      Sealed sealedKey) {
    public Served {
      names = List.copyOf(names);
    }
  }
}
