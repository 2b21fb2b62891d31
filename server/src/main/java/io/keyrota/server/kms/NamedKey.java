package io.keyrota.server.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.kms.AliasName;
import io.keyrota.rules.kms.Grant;
import io.keyrota.rules.kms.KeyId;
import io.keyrota.rules.kms.KeyLife;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KeyReference;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A key as a request names it: by id, ARN, alias name or alias ARN. Access is asked for before it
 * is told whether the key exists.
 */
final class NamedKey {
  private final Request request;
  private final KeyOperation operation;
  private final KeyReference reference;
  private final Optional<KmsKey> row;
  private final Snapshot seen;

  private NamedKey(
      Request request,
      KeyOperation operation,
      KeyReference reference,
      Optional<KmsKey> row,
      Snapshot seen) {
    this.request = request;
    this.operation = operation;
    this.reference = reference;
    this.row = row;
    this.seen = seen;
  }

  /**
   * The key that a KeyId parameter names.
   *
   * @throws Refusal NotFoundException, InvalidArnException for what names no key of this region;
   *     AccessDeniedException for another account's key where the operation takes none
   */
  static NamedKey of(Request request, String keyId, KeyOperation operation, Snapshot seen) {
    KeyReference reference =
        KeyReference.parse(keyId, operation, request.account(), request.region());
    if (!operation.crossAccount() && !reference.account().equals(request.account())) {
      throw KmsRefusal.crossAccount(request.caller().arn(), operation.action());
    }
    Optional<KmsKey> row =
        switch (reference) {
          case KeyReference.OfKey key -> KeyTable.find(key.account(), key.region(), key.id(), seen);
          case KeyReference.OfAlias alias ->
              AliasTable.find(alias.account(), alias.region(), alias.name(), seen)
                  .flatMap(to -> KeyTable.find(to.account(), to.region(), to.target(), seen));
        };
    return new NamedKey(request, operation, reference, row, seen);
  }

  /** The key of that id in the request's region and that account: what a ciphertext names. */
  static NamedKey of(
      Request request, AccountId account, KeyId id, KeyOperation operation, Snapshot seen) {
    return new NamedKey(
        request,
        operation,
        new KeyReference.OfKey(account, request.region(), id),
        KeyTable.find(account, request.region(), id, seen),
        seen);
  }

  /** The key's ARN; of one that does not exist, what the request names. */
  String arn() {
    return row.map(KmsKey::arn).orElseGet(reference::arn);
  }

  Permission permission() {
    return permission(operation.action(), Map.of());
  }

  Permission permission(Map<String, List<String>> conditions) {
    return permission(operation.action(), conditions);
  }

  /** For operations with actions of another name: {@code kms:ReEncryptFrom}. */
  Permission permission(String action, Map<String, List<String>> conditions) {
    return permission(action, conditions, grant -> true);
  }

  /**
   * On the ground of the key's policy and grants.
   *
   * @param fits what is asked of a grant beyond that it permits the operation
   */
  Permission permission(
      String action, Map<String, List<String>> conditions, Predicate<Grant> fits) {
    Permission plain = new Permission(action, arn(), withAlias(conditions));
    return row.map(key -> KeyGround.on(key, plain, request.caller(), fits, seen))
        .or(
            () ->
                managed()
                    .map(
                        service ->
                            KeyGround.onManaged((KeyReference.OfAlias) reference, service, plain)))
        .orElse(plain);
  }

  private Map<String, List<String>> withAlias(Map<String, List<String>> conditions) {
    if (!(reference instanceof KeyReference.OfAlias alias)) {
      return conditions;
    }
    Map<String, List<String>> all = new HashMap<>(conditions);
    all.put("kms:RequestAlias", List.of(alias.name()));
    return all;
  }

  /** The service whose AWS-managed key is named and is not there yet. */
  private Optional<String> managed() {
    return row.isEmpty()
            && reference instanceof KeyReference.OfAlias alias
            && alias.account().equals(request.account())
        ? AliasName.service(alias.name()).filter(ManagedKeys::isKnown)
        : Optional.empty();
  }

  /** The row, with no eye to time and state; empty when there is none. */
  Optional<KmsKey> row() {
    return row;
  }

  /**
   * The key as it is at the call's instant, in a state that allows the operation. An AWS-managed
   * key that is named by its alias for the first time comes into being.
   *
   * @throws Refusal NotFoundException, AccessDeniedException (another account's),
   *     DisabledException, KMSInvalidStateException
   */
  FoundKey need(Call call) {
    FoundKey found = find(call);
    operation.needState(found.key());
    return found;
  }

  /**
   * Like {@link #need}, for what nobody may do with an AWS-managed key, and without a look at the
   * state: the law of the operation looks at it, in its own order.
   *
   * @throws Refusal NotFoundException, AccessDeniedException
   */
  FoundKey needCustomerManaged(Call call) {
    FoundKey found = find(call);
    KeyLife.needCustomerManaged(found.key(), operation, request.caller().arn());
    return found;
  }

  /**
   * The key as it is at the call's instant, in any state.
   *
   * @throws Refusal NotFoundException, AccessDeniedException (another account's)
   */
  FoundKey find(Call call) {
    Optional<KmsKey> key = row.filter(k -> !KeyLife.deletionDue(k, call.now()));
    if (key.isPresent()) {
      return FoundKey.at(call.now(), key.get(), seen);
    }
    return fresh(call).orElseThrow(() -> missing(call.now()));
  }

  private Optional<FoundKey> fresh(Call call) {
    return managed()
        .map(service -> ManagedKeys.first((KeyReference.OfAlias) reference, service, call, seen));
  }

  private Refusal missing(Instant now) {
    if (!reference.account().equals(request.account())) {
      return KmsRefusal.crossAccount(request.caller().arn(), operation.action());
    }
    boolean deleted = row.map(k -> KeyLife.deletionDue(k, now)).orElse(false);
    return switch (reference) {
      case KeyReference.OfKey key -> KmsRefusal.keyNotFound(key.arn());
      case KeyReference.OfAlias alias ->
          deleted ? KmsRefusal.keyNotFound(arn()) : KmsRefusal.aliasNotFound(alias.arn());
    };
  }
}
