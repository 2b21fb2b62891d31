package io.keyrota.server.kms;

import io.keyrota.models.schema.Blob;
import io.keyrota.rules.kms.ImportToken;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Identity;
import java.time.Instant;

/**
 * Import tokens: the wrapping key's private half goes with them, sealed to the key that it is for,
 * so that nothing is stored for a token and nobody but this server opens one.
 */
final class ImportTokens {
  private static final String KIND = "kms-import-token";

  private ImportTokens() {}

  /** The token as a client carries it. */
  static Blob seal(KmsKey key, ImportToken token, Secret privateKey, Sealer sealer) {
    try (Secret inside = token.encoded(privateKey)) {
      return Blob.of(sealer.seal(Sealer.Domain.KMS, identity(key), inside).bytes());
    }
  }

  /**
   * What a token says, with the wrapping key, which its taker closes.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidImportTokenException for anything but a token of
   *     this key, ExpiredImportTokenException
   */
  static ImportToken.Opened open(KmsKey key, Blob token, Instant now, Sealer sealer) {
    try (Secret inside = sealer.open(Sealer.Domain.KMS, identity(key), new Sealed(token.bytes()))) {
      ImportToken.Opened opened =
          ImportToken.decode(inside).orElseThrow(KmsRefusal::invalidImportToken);
      opened.token().needFor(key, now);
      return opened;
    } catch (Sealer.Broken e) {
      throw KmsRefusal.invalidImportToken();
    }
  }

  private static Identity identity(KmsKey key) {
    return new Identity(KeyTable.place(key), KIND, key.id().text());
  }
}
