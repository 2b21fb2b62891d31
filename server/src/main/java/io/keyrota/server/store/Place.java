package io.keyrota.server.store;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;

/** Where a row lives: its account and its region ({@link Region#GLOBAL} for global services). */
public record Place(AccountId account, Region region) {

  /** The place of things that belong to the installation, such as the directory of accounts. */
  public static final Place SYSTEM = global(AccountId.SYSTEM);

  public static Place global(AccountId account) {
    return new Place(account, Region.GLOBAL);
  }
}
