package io.keyrota.server.pki;

import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.ServiceKeys;
import io.keyrota.server.crypto.Digest;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.ContentSigner;

/** The authorities' keys, on P-256. */
final class AuthorityKeys {
  private static final ServiceKeys KEYS = new ServiceKeys(Authority.PRINCIPAL, "Authority");

  private final Digest sha256;

  AuthorityKeys(Digest sha256) {
    this.sha256 = sha256;
  }

  /** A new key. */
  record Key(String arn, SubjectPublicKeyInfo publicKey) {}

  Key create(Call call, String description) {
    String arn = KEYS.create(call, description, "ECC_NIST_P256");
    return new Key(arn, publicKey(call, arn));
  }

  SubjectPublicKeyInfo publicKey(Call call, String arn) {
    return SubjectPublicKeyInfo.getInstance(KEYS.publicKey(call, arn));
  }

  /** Signs one thing with the key. */
  ContentSigner signer(Call call, String arn) {
    return new KmsSigner(content -> KEYS.sign(call, arn, sha256.of(content), "ECDSA_SHA_256"));
  }
}
