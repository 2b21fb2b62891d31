package io.keyrota.server.aws;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** SAML providers that accounts trust, for STS. IAM's room provides it. */
@FunctionalInterface
public interface SamlProviders {

  /** The account's provider of that ARN. */
  Optional<Provider> find(AccountId account, String arn, Snapshot seen);

  /**
   * A provider.
   *
   * @param arn {@code arn:aws:iam::…:saml-provider/name}
   * @param uuid SAMLSP…, which endpoints for encrypted assertions have in them
   * @param metadata the document that it gave of itself
   * @param validUntil until when that may be relied on
   * @param encrypted whether its assertions must be encrypted
   * @param privateKeys opens those by which they are decrypted, PKCS#8 in DER; who asks closes them
   */
  record Provider(
      String arn,
      String uuid,
      String metadata,
      Instant validUntil,
      boolean encrypted,
      Supplier<List<Secret>> privateKeys) {

    /** The last part of the ARN. */
    public String name() {
      return arn.substring(arn.indexOf('/') + 1);
    }
  }
}
