package io.keyrota.server.iam;

import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.SamlProvider;
import io.keyrota.rules.iam.WholeSeconds;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Call;
import io.keyrota.server.pki.CertificateFiles;
import io.keyrota.server.pki.Unreadable;
import io.keyrota.server.saml.NotMetadata;
import io.keyrota.server.saml.SamlMetadata;
import java.time.Instant;

/** What is brought for a SAML provider: its metadata and keys. */
final class SamlDocuments {

  private SamlDocuments() {}

  /**
   * Until when the metadata may be relied on.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidInput when it is none
   */
  static Instant validUntil(String metadata, Instant now) {
    try {
      return SamlProvider.validUntil(SamlMetadata.read(metadata).validUntil(), now);
    } catch (NotMetadata e) {
      throw IamRefusal.samlMetadata(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The provider with one private key more.
   *
   * @param file in PEM
   * @throws io.keyrota.rules.aws.Refusal InvalidInput when it is none
   */
  static SealedSamlProvider withKey(SealedSamlProvider row, Secret file, Call call) {
    SamlProvider.Key key =
        new SamlProvider.Key(
            SamlProvider.Key.id(call.entropy().bytes(SamlProvider.ENTROPY)),
            WholeSeconds.of(call.now()));
    try (Secret pkcs8 = CertificateFiles.privateKey(file)) {
      return row.with(key, pkcs8, call.sealer());
    } catch (Unreadable e) {
      throw IamRefusal.invalidInput(String.valueOf(e.getMessage()));
    }
  }
}
