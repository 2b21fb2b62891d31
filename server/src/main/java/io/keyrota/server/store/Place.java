package io.keyrota.server.store;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;

/** Where a row lives: its account and its region ({@link Region#GLOBAL} for global services). */
public record Place(AccountId account, Region region) {

  /** The place of things that belong to the installation, such as the directory of accounts. */
  public static final Place SYSTEM = global(AccountId.SYSTEM);

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Place that
            && account.digits().equals(that.account.digits())
            && region.name().equals(that.region.name()));
  }

  @Override
  public int hashCode() {
    return 31 * account.digits().hashCode() + region.name().hashCode();
  }

  public static Place global(AccountId account) {
    return new Place(account, Region.GLOBAL);
  }
}
