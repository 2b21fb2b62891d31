package io.keyrota.rules.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a KeyId parameter names: a key, or an alias that leads to one; always in one region. */
public sealed interface KeyReference {

  /** The account that the key or alias is in: the caller's unless an ARN says another. */
  AccountId account();

  Region region();

  /** The ARN of what is named. */
  String arn();

  /** A key by its id or ARN. */
  record OfKey(AccountId account, Region region, KeyId id) implements KeyReference {
    @Override
    public String arn() {
      return KmsArn.key(account, region, id);
    }
  }

  /**
   * An alias by its name or ARN.
   *
   * @param name begins with {@code alias/}
   */
  record OfAlias(AccountId account, Region region, String name) implements KeyReference {
    @Override
    public String arn() {
      return KmsArn.alias(account, region, name);
    }
  }

  Pattern ARN = Pattern.compile("arn:aws:kms:([a-z0-9-]+):([0-9]{12}):((key|alias)/(.+))");

  /**
   * Reads a KeyId parameter: key id, key ARN, alias name or alias ARN.
   *
   * @param caller whose account ids and names without one are in
   * @param region of the request, which an ARN must match
   * @throws io.keyrota.rules.aws.Refusal NotFoundException for text of no such form, an alias where
   *     the operation takes none, or an ARN of another region; InvalidArnException for text that
   *     only begins as an ARN. Whether another account's key may be used is not decided here
   */
  static KeyReference parse(String keyId, KeyOperation operation, AccountId caller, Region region) {
    if (keyId.startsWith("arn:")) {
      return ofArn(keyId, operation, region);
    }
    if (keyId.startsWith(AliasName.PREFIX)) {
      if (!operation.takesAlias()) {
        throw KmsRefusal.invalidKeyId(keyId);
      }
      return new OfAlias(caller, region, keyId);
    }
    return KeyId.parse(keyId)
        .map(id -> new OfKey(caller, region, id))
        .orElseThrow(() -> KmsRefusal.invalidKeyId(keyId));
  }

  private static KeyReference ofArn(String arn, KeyOperation operation, Region region) {
    Matcher matcher = ARN.matcher(arn);
    if (!matcher.matches()) {
      throw KmsRefusal.invalidArn(arn);
    }
    if (!matcher.group(1).equals(region.name())) {
      throw KmsRefusal.otherRegion(matcher.group(1));
    }
    AccountId account = new AccountId(matcher.group(2));
    if (matcher.group(4).equals("alias")) {
      if (!operation.takesAlias()) {
        throw KmsRefusal.aliasUnsupported();
      }
      return new OfAlias(account, region, matcher.group(3));
    }
    return KeyId.parse(matcher.group(5))
        .map(id -> new OfKey(account, region, id))
        .orElseThrow(() -> KmsRefusal.invalidArn(arn));
  }
}
