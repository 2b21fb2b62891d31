package io.keyrota.rules.kms;

import static io.keyrota.rules.kms.KeyState.CREATING;
import static io.keyrota.rules.kms.KeyState.DISABLED;
import static io.keyrota.rules.kms.KeyState.ENABLED;
import static io.keyrota.rules.kms.KeyState.PENDING_DELETION;
import static io.keyrota.rules.kms.KeyState.PENDING_IMPORT;
import static io.keyrota.rules.kms.KeyState.PENDING_REPLICA_DELETION;
import static io.keyrota.rules.kms.KeyState.UNAVAILABLE;
import static io.keyrota.rules.kms.KeyState.UPDATING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The table of "Key states of KMS keys", written down a second time, operation by operation and
 * with AWS's exceptions in full, and compared cell by cell.
 */
class KeyStateTableTest {
  private static final List<KeyState> COLUMNS =
      List.of(
          ENABLED,
          DISABLED,
          PENDING_DELETION,
          PENDING_REPLICA_DELETION,
          PENDING_IMPORT,
          UNAVAILABLE,
          CREATING,
          UPDATING);

  private static final String TABLE =
      """
      operation                            enabled  disabled pendingD replicaD import   unavail  creating updating
      CancelKeyDeletion                    notPend  notPend  ok       ok       notPend  notPend  notPend  notPend
      CreateAlias                          ok       ok       state    state    ok       ok       ok       ok
      CreateGrant                          ok       disabled state    state    state    ok       state    ok
      Decapsulate                          ok       disabled state    state    state    state    state    ok
      Decrypt                              ok       disabled state    state    state    state    state    ok
      DeleteAlias                          ok       ok       ok       ok       ok       ok       ok       ok
      DeleteImportedKeyMaterial            ok       ok       ok       ok       ok       state    state    state
      DeriveSharedSecret                   ok       disabled state    state    state    state    state    ok
      DescribeKey                          ok       ok       ok       ok       ok       ok       ok       ok
      DisableKey                           ok       ok       state    state    state    ok       state    state
      DisableKeyRotation                   ok       disabled state    state    state    state    state    ok
      EnableKey                            ok       ok       state    state    state    ok       state    state
      EnableKeyRotation                    ok       disabled state    state    state    state    state    ok
      Encapsulate                          ok       disabled state    state    state    state    state    ok
      Encrypt                              ok       disabled state    state    state    state    state    ok
      GenerateDataKey                      ok       disabled state    state    state    state    state    ok
      GenerateDataKeyPair                  ok       disabled state    state    state    state    state    ok
      GenerateDataKeyPairWithoutPlaintext  ok       disabled state    state    state    state    state    ok
      GenerateDataKeyWithoutPlaintext      ok       disabled state    state    state    state    state    ok
      GenerateMac                          ok       disabled state    state    state    state    state    ok
      GetKeyLastUsage                      ok       ok       ok       ok       ok       ok       ok       ok
      GetKeyPolicy                         ok       ok       ok       ok       ok       ok       ok       ok
      GetKeyRotationStatus                 ok       ok       ok       ok       ok       ok       ok       ok
      GetParametersForImport               ok       ok       state    state    ok       state    state    state
      GetPublicKey                         ok       disabled state    state    state    state    state    ok
      ImportKeyMaterial                    ok       ok       state    state    ok       state    state    ok
      ListAliases                          ok       ok       ok       ok       ok       ok       ok       ok
      ListGrants                           ok       ok       ok       ok       ok       ok       ok       ok
      ListKeyPolicies                      ok       ok       ok       ok       ok       ok       ok       ok
      ListKeyRotations                     ok       ok       ok       ok       ok       ok       ok       ok
      ListResourceTags                     ok       ok       ok       ok       ok       ok       ok       ok
      PutKeyPolicy                         ok       ok       ok       ok       ok       ok       ok       ok
      ReEncrypt                            ok       disabled state    state    state    state    state    ok
      ReplicateKey                         ok       disabled state    state    state    state    state    state
      RetireGrant                          ok       ok       ok       ok       ok       ok       ok       ok
      RevokeGrant                          ok       ok       ok       ok       ok       ok       ok       ok
      RotateKeyOnDemand                    ok       disabled state    state    state    state    state    ok
      ScheduleKeyDeletion                  ok       ok       state    state    ok       ok       ok       state
      Sign                                 ok       disabled state    state    state    state    state    ok
      TagResource                          ok       ok       state    state    ok       ok       ok       ok
      UntagResource                        ok       ok       state    state    ok       ok       ok       ok
      UpdateAlias                          ok       ok       state    state    ok       ok       ok       ok
      UpdateKeyDescription                 ok       ok       state    state    ok       ok       ok       ok
      UpdatePrimaryRegion                  ok       disabled state    state    state    state    state    ok
      Verify                               ok       disabled state    state    state    state    state    ok
      VerifyMac                            ok       disabled state    state    state    state    state    ok
      """;

  private static final Map<KeyState, String> PHRASES = new EnumMap<>(KeyState.class);

  static {
    PHRASES.put(DISABLED, "is disabled.");
    PHRASES.put(PENDING_DELETION, "is pending deletion.");
    PHRASES.put(PENDING_REPLICA_DELETION, "is pending replica deletion.");
    PHRASES.put(PENDING_IMPORT, "is pending import.");
    PHRASES.put(UNAVAILABLE, "is unavailable.");
    PHRASES.put(CREATING, "is creating.");
    PHRASES.put(UPDATING, "is updating.");
  }

  private static Map<String, List<String>> rows() {
    Map<String, List<String>> rows = new TreeMap<>();
    for (String line : TABLE.lines().skip(1).toList()) {
      List<String> cells = Arrays.asList(line.trim().split("\\s+", -1));
      rows.put(cells.getFirst(), cells.subList(1, cells.size()));
    }
    return rows;
  }

  @Test
  void theTableKnowsEveryOperation() {
    Set<String> words = new TreeSet<>();
    for (KeyOperation operation : KeyOperation.values()) {
      words.add(operation.word());
    }
    assertThat(rows().keySet()).isEqualTo(words);
  }

  @ParameterizedTest
  @EnumSource
  void everyStateAnswersAsTheTableSays(KeyOperation operation) {
    List<String> cells = Objects.requireNonNull(rows().get(operation.word()));
    assertThat(cells).hasSize(COLUMNS.size());
    for (KeyState state : COLUMNS) {
      KmsKey key = Keys.in(state);
      String arn = "arn:aws:kms:eu-central-1:111122223333:key/" + Keys.ID;
      String cell = cells.get(COLUMNS.indexOf(state));
      if (cell.equals("ok")) {
        operation.needState(key);
        continue;
      }
      String expected =
          switch (cell) {
            case "disabled" -> "DisabledException: " + arn + " is disabled.";
            case "notPend" -> "KMSInvalidStateException: " + arn + " is not pending deletion.";
            default -> "KMSInvalidStateException: " + arn + " " + PHRASES.get(state);
          };
      assertThat(Refusals.line(() -> operation.needState(key)))
          .as("%s of a key that is %s", operation.word(), state)
          .isEqualTo(expected);
    }
  }
}
