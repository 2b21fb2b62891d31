package io.keyrota.rules.iam;

import io.keyrota.rules.aws.AccountId;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An identity provider of SAML 2.0 whose users roles may trust.
 *
 * @param name unique in its account
 * @param uuid SAMLSP…, kept for its whole life
 * @param metadata the document that it gave of itself
 * @param created in whole seconds
 * @param validUntil what the document says, or a hundred years after it was brought
 * @param encryption whether its assertions must be encrypted
 * @param keys the keys by which its assertions are decrypted, without what is secret of them
 */
public record SamlProvider(
    AccountId account,
    String name,
    String uuid,
    String metadata,
    Instant created,
    Instant validUntil,
    Tags tags,
    Encryption encryption,
    List<Key> keys) {

  /** How many random bytes ids take. */
  public static final int ENTROPY = 11;

  private static final int CHARACTERS = 17;
  private static final int MOST_KEYS = 2;
  private static final int YEARS = 100;

  public SamlProvider {
    keys = List.copyOf(keys);
  }

  /** Whether assertions must be encrypted or may be. */
  public enum Encryption {
    REQUIRED("Required"),
    ALLOWED("Allowed");

    private final String word;

    Encryption(String word) {
      this.word = word;
    }

    /** By AWS's word, which the model has checked. */
    public static Encryption of(String word) {
      return word.equals(REQUIRED.word) ? REQUIRED : ALLOWED;
    }

    /** As AWS writes it. */
    public String word() {
      return word;
    }
  }

  /**
   * A key to decrypt with.
   *
   * @param id SAMLK and 17 characters
   * @param uploaded in whole seconds
   */
  public record Key(String id, Instant uploaded) {

    /** A new key's id. */
    public static String id(byte[] entropy) {
      return "SAMLK" + Base32.text(new BigInteger(1, entropy), CHARACTERS);
    }
  }

  /** A new provider's unique id. */
  public static String uuid(byte[] entropy) {
    return "SAMLSP" + Base32.text(new BigInteger(1, entropy), CHARACTERS);
  }

  /** The ARN of a provider of that name. */
  public static String arn(AccountId account, String name) {
    return "arn:aws:iam::" + account + ":saml-provider/" + name;
  }

  public String arn() {
    return arn(account, name);
  }

  /**
   * Until when a document may be relied on that is brought now.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidInput when that is past
   */
  public static Instant validUntil(Optional<Instant> told, Instant now) {
    if (told.isPresent() && !now.isBefore(told.get())) {
      throw IamRefusal.samlMetadata("its validUntil is past");
    }
    return told.orElseGet(
        () -> WholeSeconds.of(now).atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant());
  }

  public SamlProvider with(Tags newTags) {
    return new SamlProvider(
        account, name, uuid, metadata, created, validUntil, newTags, encryption, keys);
  }

  public SamlProvider with(String newMetadata, Instant newValidUntil) {
    return new SamlProvider(
        account, name, uuid, newMetadata, created, newValidUntil, tags, encryption, keys);
  }

  /**
   * With one key more.
   *
   * @throws io.keyrota.rules.aws.Refusal LimitExceeded with two
   */
  public SamlProvider with(Key key) {
    if (keys.size() >= MOST_KEYS) {
      throw IamRefusal.samlKeys(MOST_KEYS);
    }
    List<Key> next = new ArrayList<>(keys);
    next.add(key);
    return with(next);
  }

  /**
   * Without the key of that id.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity
   */
  public SamlProvider without(String keyId) {
    List<Key> next = keys.stream().filter(key -> !key.id().equals(keyId)).toList();
    if (next.size() == keys.size()) {
      throw IamRefusal.noSuchSamlKey(keyId);
    }
    return with(next);
  }

  private SamlProvider with(List<Key> newKeys) {
    return new SamlProvider(
        account, name, uuid, metadata, created, validUntil, tags, encryption, newKeys);
  }

  /**
   * With that encryption of assertions, once keys are as they shall be.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidInput when it is required and there is no key
   */
  public SamlProvider with(Encryption wanted) {
    if (wanted == Encryption.REQUIRED && keys.isEmpty()) {
      throw IamRefusal.invalidInput(
          "A private key is needed when encrypted assertions are required.");
    }
    return new SamlProvider(account, name, uuid, metadata, created, validUntil, tags, wanted, keys);
  }
}
