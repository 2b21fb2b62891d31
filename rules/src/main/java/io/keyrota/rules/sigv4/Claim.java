package io.keyrota.rules.sigv4;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of its signer, before anybody has looked whether it is so: AWS Signature
 * Version 4 in the {@code Authorization} header or in the query.
 */
public sealed interface Claim {

  /**
   * Reads the claim. Refuses, with AWS's code and wording, what cannot be read in one way only:
   * another algorithm, missing, repeated or malformed parts, credentials in two places.
   */
  static Claim parse(Message message) {
    return ClaimParser.parse(message);
  }

  /** No credentials at all; AWS answers {@link SignatureRefusals#missing}. */
  record None() implements Claim {}

  /** A request with credentials. */
  sealed interface Signed extends Claim {

    /** The access key that is said to have signed; any text of visible ASCII characters. */
    String accessKeyId();

    Scope scope();

    /** Lower-case names in order, separated by semicolons. */
    String signedHeaders();

    /** As sent; only the right one has a known form. */
    String signature();

    AmzDate date();

    /** The security token of temporary credentials. */
    @Nullable String sessionToken();
  }

  /** Credentials in the {@code Authorization} header: good for 15 minutes either way. */
  record Header(
      String accessKeyId,
      Scope scope,
      String signedHeaders,
      String signature,
      AmzDate date,
      @Nullable String sessionToken)
      implements Signed {

    /** Without the signature and the token, which could be replayed while fresh. */
    @Override
    public String toString() {
      return "Header[" + accessKeyId + "/" + scope + " at " + date.basic() + "]";
    }
  }

  /**
   * Credentials in the query.
   *
   * @param expires how long after its date the request is good: 1 second to 7 days; null when the
   *     signer did not say, then 15 minutes
   */
  record Presigned(
      String accessKeyId,
      Scope scope,
      String signedHeaders,
      String signature,
      AmzDate date,
      @Nullable String sessionToken,
      @Nullable Duration expires)
      implements Signed {

    /** Without the signature and the token, which could be replayed while fresh. */
    @Override
    public String toString() {
      return "Presigned[" + accessKeyId + "/" + scope + " at " + date.basic() + "]";
    }
  }
}
