package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Vouched;
import io.keyrota.rules.iam.AccessKey;
import io.keyrota.rules.iam.Account;
import io.keyrota.rules.iam.Holdings;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.KeySlots;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Whose access keys a request is about: the named user's, or without a name the signer's own, the
 * root's among them.
 */
sealed interface KeyOwner {

  /** What access to it is asked for with. */
  Permission permission(String action);

  /**
   * The owner's keys; like everything below only of an owner that exists.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity when the user does not exist
   */
  KeySlots keys();

  /** What the access key's row says of its owner. */
  String ownerId();

  /** As answers name it; the root has none. */
  @Nullable String userName();

  /** The owner's row with other keys. */
  Change with(KeySlots keys);

  /**
   * The owner that the request means.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationError when the name is left out and the signer
   *     is neither user nor root
   */
  static KeyOwner of(Request request, @Nullable String userName, Snapshot seen) {
    if (userName != null) {
      return new OfUser(NamedUser.of(request, userName, seen));
    }
    return switch (request.caller()) {
      case Caller.Root root ->
          new OfRoot(request.account(), HoldingsTable.of(request.account(), seen));
      case Caller.User user ->
          new OfUser(
              new NamedUser(
                  request.account(),
                  user.userName(),
                  UserTable.ofId(request.account(), user.userId(), seen)));
      case Caller.AssumedRole _,
          Caller.FederatedUser _,
          Vouched _,
          Caller.Service _,
          Caller.Unknown _ ->
          throw IamRefusal.mustSpecifyUserName();
    };
  }

  /**
   * The same for operations that want a name from who signs with temporary credentials.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationError when there is none
   */
  static KeyOwner ofNameInSession(Request request, @Nullable String name, Snapshot seen) {
    if (name == null && request.caller().session().isPresent()) {
      throw IamRefusal.mustSpecifyUserName();
    }
    return of(request, name, seen);
  }

  /**
   * The owner's key of that id.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity also for a key of somebody else
   */
  default SealedAccessKey need(Request request, String accessKeyId, Snapshot seen) {
    keys().need(accessKeyId);
    return AccessKeyTable.find(request.account(), accessKeyId, seen)
        .orElseThrow(() -> IamRefusal.noSuchAccessKey(accessKeyId));
  }

  /** A user, which may turn out not to exist. */
  record OfUser(NamedUser user) implements KeyOwner {
    @Override
    public Permission permission(String action) {
      return Permission.of(action, user.arn()).toldAs("user " + user.name());
    }

    @Override
    public KeySlots keys() {
      return user.need().keys();
    }

    @Override
    public String ownerId() {
      return user.need().userId();
    }

    @Override
    public String userName() {
      return user.need().name();
    }

    @Override
    public Change with(KeySlots keys) {
      return UserTable.put(user.need().with(keys));
    }
  }

  /** The account's root. */
  record OfRoot(AccountId account, Holdings holdings) implements KeyOwner {
    @Override
    public Permission permission(String action) {
      return Permission.of(action, Account.rootArn(account));
    }

    @Override
    public KeySlots keys() {
      return holdings.rootKeys();
    }

    @Override
    public String ownerId() {
      return AccessKey.ROOT;
    }

    @Override
    public @Nullable String userName() {
      return null;
    }

    @Override
    public Change with(KeySlots keys) {
      return HoldingsTable.put(account, holdings.with(keys));
    }
  }
}
