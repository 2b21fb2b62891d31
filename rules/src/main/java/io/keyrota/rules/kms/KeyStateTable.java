package io.keyrota.rules.kms;

import static io.keyrota.rules.kms.KeyStateTable.Answer.ALLOWED;
import static io.keyrota.rules.kms.KeyStateTable.Answer.DISABLED;
import static io.keyrota.rules.kms.KeyStateTable.Answer.INVALID_STATE;
import static io.keyrota.rules.kms.KeyStateTable.Answer.NOT_PENDING_DELETION;

import java.util.List;

/**
 * What a key's state says to an operation: the table of "Key states of KMS keys" in the KMS
 * Developer Guide, where several operations share a row. What the kind of key says (imported
 * material, usage, spec) is not in it.
 */
public final class KeyStateTable {

  /** An entry of the table. */
  public enum Answer {
    ALLOWED,
    /** DisabledException: the key is disabled. */
    DISABLED,
    /** KMSInvalidStateException, naming the state. */
    INVALID_STATE,
    /** KMSInvalidStateException: the key is not pending deletion. */
    NOT_PENDING_DELETION
  }

  // The columns, in the order of a row's letters: Enabled, Disabled, PendingDeletion,
  // PendingReplicaDeletion, PendingImport, Unavailable, Creating, Updating.
  private static final List<KeyState> COLUMNS =
      List.of(
          KeyState.ENABLED,
          KeyState.DISABLED,
          KeyState.PENDING_DELETION,
          KeyState.PENDING_REPLICA_DELETION,
          KeyState.PENDING_IMPORT,
          KeyState.UNAVAILABLE,
          KeyState.CREATING,
          KeyState.UPDATING);

  private KeyStateTable() {}

  /** The table's entry. */
  public static Answer of(KeyOperation operation, KeyState state) {
    return switch (row(operation).charAt(COLUMNS.indexOf(state))) {
      case 'Y' -> ALLOWED;
      case 'D' -> DISABLED;
      case 'S' -> INVALID_STATE;
      case 'N' -> NOT_PENDING_DELETION;
      default -> throw new IllegalStateException("no such letter in the table");
    };
  }

  private static String row(KeyOperation operation) {
    return switch (operation) {
      case DECAPSULATE,
          DECRYPT,
          DERIVE_SHARED_SECRET,
          ENCAPSULATE,
          ENCRYPT,
          GENERATE_DATA_KEY,
          GENERATE_DATA_KEY_PAIR,
          GENERATE_DATA_KEY_PAIR_WITHOUT_PLAINTEXT,
          GENERATE_DATA_KEY_WITHOUT_PLAINTEXT,
          GENERATE_MAC,
          GET_PUBLIC_KEY,
          RE_ENCRYPT,
          SIGN,
          VERIFY,
          VERIFY_MAC ->
          "YDSSSSSY";
      case CREATE_GRANT -> "YDSSSYSY";
      case CREATE_ALIAS, TAG_RESOURCE, UNTAG_RESOURCE, UPDATE_ALIAS, UPDATE_KEY_DESCRIPTION ->
          "YYSSYYYY";
      case DELETE_ALIAS,
          DESCRIBE_KEY,
          GET_KEY_LAST_USAGE,
          GET_KEY_POLICY,
          GET_KEY_ROTATION_STATUS,
          LIST_ALIASES,
          LIST_GRANTS,
          LIST_KEY_POLICIES,
          LIST_KEY_ROTATIONS,
          LIST_RESOURCE_TAGS,
          PUT_KEY_POLICY,
          RETIRE_GRANT,
          REVOKE_GRANT ->
          "YYYYYYYY";
      case ENABLE_KEY, DISABLE_KEY -> "YYSSSYSS";
      case ENABLE_KEY_ROTATION, DISABLE_KEY_ROTATION, ROTATE_KEY_ON_DEMAND -> "YDSSSSSY";
      case SCHEDULE_KEY_DELETION -> "YYSSYYYS";
      case CANCEL_KEY_DELETION -> "NNYYNNNN";
      case GET_PARAMETERS_FOR_IMPORT -> "YYSSYSSS";
      case IMPORT_KEY_MATERIAL -> "YYSSYSSY";
      case DELETE_IMPORTED_KEY_MATERIAL -> "YYYYYSSS";
      case REPLICATE_KEY -> "YDSSSSSS";
      case UPDATE_PRIMARY_REGION -> "YDSSSSSY";
    };
  }
}
