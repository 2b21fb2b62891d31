package io.keyrota.rules.kms;

/**
 * The operations that are done on an existing key: how each may name it, and what a state of the
 * key says to it.
 */
public enum KeyOperation {
  CANCEL_KEY_DELETION("CancelKeyDeletion", Names.KEY, Accounts.OWN),
  CREATE_ALIAS("CreateAlias", Names.KEY, Accounts.OWN),
  CREATE_GRANT("CreateGrant", Names.KEY, Accounts.ANY),
  DECAPSULATE("Decapsulate", Names.KEY_OR_ALIAS, Accounts.ANY),
  DECRYPT("Decrypt", Names.KEY_OR_ALIAS, Accounts.ANY),
  DELETE_ALIAS("DeleteAlias", Names.KEY_OR_ALIAS, Accounts.OWN),
  DELETE_IMPORTED_KEY_MATERIAL("DeleteImportedKeyMaterial", Names.KEY, Accounts.OWN),
  DERIVE_SHARED_SECRET("DeriveSharedSecret", Names.KEY_OR_ALIAS, Accounts.ANY),
  DESCRIBE_KEY("DescribeKey", Names.KEY_OR_ALIAS, Accounts.ANY),
  DISABLE_KEY("DisableKey", Names.KEY, Accounts.OWN),
  DISABLE_KEY_ROTATION("DisableKeyRotation", Names.KEY, Accounts.OWN),
  ENABLE_KEY("EnableKey", Names.KEY, Accounts.OWN),
  ENABLE_KEY_ROTATION("EnableKeyRotation", Names.KEY, Accounts.OWN),
  ENCAPSULATE("Encapsulate", Names.KEY_OR_ALIAS, Accounts.ANY),
  ENCRYPT("Encrypt", Names.KEY_OR_ALIAS, Accounts.ANY),
  GENERATE_DATA_KEY("GenerateDataKey", Names.KEY_OR_ALIAS, Accounts.ANY),
  GENERATE_DATA_KEY_PAIR("GenerateDataKeyPair", Names.KEY_OR_ALIAS, Accounts.ANY),
  GENERATE_DATA_KEY_PAIR_WITHOUT_PLAINTEXT(
      "GenerateDataKeyPairWithoutPlaintext", Names.KEY_OR_ALIAS, Accounts.ANY),
  GENERATE_DATA_KEY_WITHOUT_PLAINTEXT(
      "GenerateDataKeyWithoutPlaintext", Names.KEY_OR_ALIAS, Accounts.ANY),
  GENERATE_MAC("GenerateMac", Names.KEY_OR_ALIAS, Accounts.ANY),
  GET_KEY_LAST_USAGE("GetKeyLastUsage", Names.KEY, Accounts.OWN),
  GET_KEY_POLICY("GetKeyPolicy", Names.KEY, Accounts.OWN),
  GET_KEY_ROTATION_STATUS("GetKeyRotationStatus", Names.KEY, Accounts.ANY),
  GET_PARAMETERS_FOR_IMPORT("GetParametersForImport", Names.KEY, Accounts.OWN),
  GET_PUBLIC_KEY("GetPublicKey", Names.KEY_OR_ALIAS, Accounts.ANY),
  IMPORT_KEY_MATERIAL("ImportKeyMaterial", Names.KEY, Accounts.OWN),
  LIST_ALIASES("ListAliases", Names.KEY, Accounts.OWN),
  LIST_GRANTS("ListGrants", Names.KEY, Accounts.ANY),
  LIST_KEY_POLICIES("ListKeyPolicies", Names.KEY, Accounts.OWN),
  LIST_KEY_ROTATIONS("ListKeyRotations", Names.KEY, Accounts.OWN),
  LIST_RESOURCE_TAGS("ListResourceTags", Names.KEY, Accounts.OWN),
  PUT_KEY_POLICY("PutKeyPolicy", Names.KEY, Accounts.OWN),
  RE_ENCRYPT("ReEncrypt", Names.KEY_OR_ALIAS, Accounts.ANY),
  REPLICATE_KEY("ReplicateKey", Names.KEY, Accounts.OWN),
  RETIRE_GRANT("RetireGrant", Names.KEY, Accounts.ANY),
  REVOKE_GRANT("RevokeGrant", Names.KEY, Accounts.ANY),
  ROTATE_KEY_ON_DEMAND("RotateKeyOnDemand", Names.KEY, Accounts.OWN),
  SCHEDULE_KEY_DELETION("ScheduleKeyDeletion", Names.KEY, Accounts.OWN),
  SIGN("Sign", Names.KEY_OR_ALIAS, Accounts.ANY),
  TAG_RESOURCE("TagResource", Names.KEY, Accounts.OWN),
  UNTAG_RESOURCE("UntagResource", Names.KEY, Accounts.OWN),
  /** For the key that an alias leaves, and for the one that it comes to. */
  UPDATE_ALIAS("UpdateAlias", Names.KEY, Accounts.OWN),
  UPDATE_KEY_DESCRIPTION("UpdateKeyDescription", Names.KEY, Accounts.OWN),
  UPDATE_PRIMARY_REGION("UpdatePrimaryRegion", Names.KEY, Accounts.OWN),
  VERIFY("Verify", Names.KEY_OR_ALIAS, Accounts.ANY),
  VERIFY_MAC("VerifyMac", Names.KEY_OR_ALIAS, Accounts.ANY);

  /** What an operation's KeyId parameter takes. */
  enum Names {
    KEY,
    KEY_OR_ALIAS
  }

  /** Whose keys it takes. */
  enum Accounts {
    OWN,
    ANY
  }

  private final String word;
  private final Names names;
  private final Accounts accounts;

  KeyOperation(String word, Names names, Accounts accounts) {
    this.word = word;
    this.names = names;
    this.accounts = accounts;
  }

  /** AWS's name of the operation. */
  public String word() {
    return word;
  }

  /** The action that policies know it by; ReEncrypt has two of its own. */
  public String action() {
    return "kms:" + word;
  }

  /** Whether the KeyId parameter may be an alias name or alias ARN. */
  public boolean takesAlias() {
    return names == Names.KEY_OR_ALIAS;
  }

  /** Whether the key may be another account's. */
  public boolean crossAccount() {
    return accounts == Accounts.ANY;
  }

  /**
   * Refuses a key in a state that does not allow the operation.
   *
   * @throws io.keyrota.rules.aws.Refusal DisabledException or KMSInvalidStateException
   */
  public void needState(KmsKey key) {
    switch (KeyStateTable.of(this, key.state())) {
      case ALLOWED -> {}
      case DISABLED -> throw KmsRefusal.disabled(key.arn(), key.state());
      case INVALID_STATE -> throw KmsRefusal.invalidState(key.arn(), key.state());
      case NOT_PENDING_DELETION -> throw KmsRefusal.notPendingDeletion(key.arn());
    }
  }
}
