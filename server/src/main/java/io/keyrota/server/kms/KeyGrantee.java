package io.keyrota.server.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.Grant;
import io.keyrota.rules.kms.KeyId;

/**
 * That a principal has a grant on a key; kept beside the grant, so that a principal's grants on a
 * key are found without looking at all the others.
 *
 * @param account of the key, as is the region
 * @param principal as the grant keeps it
 */
record KeyGrantee(AccountId account, Region region, KeyId key, String grantId, String principal) {

  static KeyGrantee of(Grant grant) {
    return new KeyGrantee(
        grant.account(),
        grant.region(),
        grant.key(),
        grant.id(),
        grant.terms().grantee().or(() -> grant.terms().granteeService()).orElseThrow());
  }

  static String owner(KeyId key, String principal) {
    return key.text() + "/" + principal;
  }
}
