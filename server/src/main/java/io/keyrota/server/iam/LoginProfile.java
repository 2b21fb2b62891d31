package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.WholeSeconds;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Call;
import io.keyrota.server.crypto.PassphraseKdf;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A user's password.
 *
 * @param created in whole seconds, like the following
 * @param changed when the password was last set
 * @param resetRequired whether the user must set another at the next sign-in
 * @param hashes of the password in force, then of those before it, as many as can be asked for
 */
record LoginProfile(
    AccountId account,
    String userId,
    Instant created,
    Instant changed,
    boolean resetRequired,
    List<PasswordHash> hashes) {
  private static final int MOST_REMEMBERED = 24;

  LoginProfile {
    hashes = List.copyOf(hashes);
  }

  /** The first password. */
  static LoginProfile create(
      AccountId account,
      String userId,
      Secret password,
      boolean resetRequired,
      PassphraseKdf kdf,
      Call call) {
    Instant now = WholeSeconds.of(call.now());
    return new LoginProfile(
        account,
        userId,
        now,
        now,
        resetRequired,
        List.of(hash(account, userId, password, kdf, call)));
  }

  /**
   * With another password.
   *
   * @param noneOf how many of the last passwords it must not be
   * @throws io.keyrota.rules.aws.Refusal PasswordPolicyViolation
   */
  LoginProfile with(
      Secret password, boolean newResetRequired, int noneOf, PassphraseKdf kdf, Call call) {
    for (PasswordHash former : hashes.subList(0, Math.min(noneOf, hashes.size()))) {
      if (former.matches(password, kdf, call.sealer(), identity(account, userId))) {
        throw IamRefusal.passwordPolicyViolation();
      }
    }
    List<PasswordHash> next = new ArrayList<>();
    next.add(hash(account, userId, password, kdf, call));
    next.addAll(hashes.subList(0, Math.min(MOST_REMEMBERED - 1, hashes.size())));
    return new LoginProfile(
        account, userId, created, WholeSeconds.of(call.now()), newResetRequired, next);
  }

  LoginProfile withResetRequired(boolean newResetRequired) {
    return new LoginProfile(account, userId, created, changed, newResetRequired, hashes);
  }

  boolean isPassword(Secret password, PassphraseKdf kdf, Call call) {
    return hashes.getFirst().matches(password, kdf, call.sealer(), identity(account, userId));
  }

  private static PasswordHash hash(
      AccountId account, String userId, Secret password, PassphraseKdf kdf, Call call) {
    return PasswordHash.of(
        password,
        call.entropy().bytes(PasswordHash.SALT),
        kdf,
        call.sealer(),
        identity(account, userId));
  }

  private static Identity identity(AccountId account, String userId) {
    return new Identity(Place.global(account), LoginProfileTable.TABLE.kind(), userId);
  }
}
