package io.keyrota.server.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Ground;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.kms.EncryptionContext;
import io.keyrota.rules.kms.Grant;
import io.keyrota.rules.kms.GrantOperation;
import io.keyrota.rules.kms.KeyPolicyText;
import io.keyrota.rules.kms.KeyReference;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsTags;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a key itself says of who may use it: its policy, its grants, and what conditions ask of it.
 */
final class KeyGround {
  private static final String ACTION = "kms:";
  private static final String TAG = "aws:resourcetag/";
  private static final int ALIASES = 100;

  private KeyGround() {}

  /** The permission on the key of that row. */
  static Permission on(KmsKey key, Permission plain, Caller caller, Snapshot seen) {
    return on(key, plain, caller, grant -> true, seen);
  }

  /**
   * The permission on the key of that row.
   *
   * @param fits what is asked of a grant beyond that it permits the operation
   */
  static Permission on(
      KmsKey key, Permission plain, Caller caller, Predicate<Grant> fits, Snapshot seen) {
    return plain.on(
        new Ground(
            key.account(),
            Ground.Kind.KEY_POLICY,
            KeyPolicyTable.of(key, seen).text(),
            () -> granted(key, plain, caller, fits, seen),
            name -> attribute(key, name, seen)));
  }

  /**
   * The permission to retire a grant on a key. The grant decides, not the key's policy: whom it
   * names needs no other word, and one that is denied has it in vain; the policies of an account
   * may let in its others.
   *
   * @param account whose policies decide
   * @param named whether the grant names the caller
   */
  static Permission retiring(
      KmsKey key, Permission plain, AccountId account, boolean named, Snapshot seen) {
    return plain.on(
        new Ground(
            account,
            Ground.Kind.KEY_POLICY,
            KeyPolicyText.standard(account),
            () -> named,
            name -> attribute(key, name, seen)));
  }

  /** The permission on a key as it would be under another policy, grants left aside. */
  static Permission under(KmsKey key, String policy, Permission plain) {
    return plain.on(Ground.of(key.account(), Ground.Kind.KEY_POLICY, policy));
  }

  /** The same on an AWS-managed key that comes into being by the request. */
  static Permission onManaged(KeyReference.OfAlias alias, String service, Permission plain) {
    return plain.on(
        Ground.of(
                alias.account(),
                Ground.Kind.KEY_POLICY,
                KeyPolicyText.managed(service, alias.account(), alias.region()))
            .with(
                name ->
                    switch (name) {
                      case "kms:keyspec" -> List.of("SYMMETRIC_DEFAULT");
                      case "kms:keyusage" -> List.of("ENCRYPT_DECRYPT");
                      case "kms:keyorigin" -> List.of("AWS_KMS");
                      case "kms:multiregion" -> List.of("false");
                      case "kms:resourcealiases" -> List.of(alias.name());
                      default -> List.of();
                    }));
  }

  private static boolean granted(
      KmsKey key, Permission plain, Caller caller, Predicate<Grant> fits, Snapshot seen) {
    Optional<GrantOperation> operation =
        GrantOperation.named(plain.action().substring(ACTION.length()));
    if (operation.isEmpty()) {
      return false;
    }
    EncryptionContext context = context(plain.conditions());
    return Grants.of(key, caller, seen)
        .anyMatch(
            grant ->
                grant.permits(caller, operation.get(), context, source(caller))
                    && fits.test(grant));
  }

  /** The resource for which a service asks. */
  private static Optional<String> source(Caller caller) {
    return caller instanceof Caller.Service service ? service.sourceArn() : Optional.empty();
  }

  private static EncryptionContext context(Map<String, List<String>> conditions) {
    TreeMap<String, String> pairs = new TreeMap<>();
    conditions.forEach(
        (name, values) -> {
          if (name.startsWith(UseConditions.CONTEXT)) {
            pairs.put(name.substring(UseConditions.CONTEXT.length()), values.getFirst());
          }
        });
    return pairs.isEmpty() ? EncryptionContext.NONE : new EncryptionContext(pairs);
  }

  /** The values of the condition keys that tell of a key; names in lower case. */
  private static List<String> attribute(KmsKey key, String name, Snapshot seen) {
    return switch (name) {
      case "kms:keyspec", "kms:customermasterkeyspec" -> List.of(key.spec().name());
      case "kms:keyusage", "kms:customermasterkeyusage" -> List.of(key.usage().name());
      case "kms:keyorigin" -> List.of(key.origin().name());
      case "kms:multiregion" -> List.of(Boolean.toString(key.multiRegion().isPresent()));
      case "kms:multiregionkeytype" ->
          key.multiRegion().isPresent() ? List.of(key.type().name()) : List.of();
      case "kms:resourcealiases" -> aliases(key, seen);
      default -> name.startsWith(TAG) ? tag(key, name.substring(TAG.length())) : List.of();
    };
  }

  /** Whether a condition key, in lower case, tells of the key itself. */
  static boolean tells(String name) {
    return switch (name) {
      case "kms:keyspec",
          "kms:customermasterkeyspec",
          "kms:keyusage",
          "kms:customermasterkeyusage",
          "kms:keyorigin",
          "kms:multiregion",
          "kms:multiregionkeytype",
          "kms:resourcealiases" ->
          true;
      default -> name.startsWith(TAG);
    };
  }

  private static List<String> aliases(KmsKey key, Snapshot seen) {
    return seen
        .ofOwner(AliasTable.TABLE, KeyTable.place(key), key.id().text(), "", ALIASES)
        .stream()
        .map(Row::value)
        .map(KeyAlias::name)
        .toList();
  }

  private static List<String> tag(KmsKey key, String name) {
    return key.tags().sorted().stream()
        .filter(tag -> tag.key().toLowerCase(Locale.ROOT).equals(name))
        .map(KmsTags.Tag::value)
        .toList();
  }
}
