package io.keyrota.server.iam;

import io.keyrota.models.iam.SSHPublicKey;
import io.keyrota.models.iam.SSHPublicKeyMetadata;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.SshPublicKey;
import io.keyrota.rules.iam.User;

/** SSH public keys between the law and the wire. */
final class SshKeyAnswer {

  private SshKeyAnswer() {}

  static SSHPublicKey of(User user, SshPublicKey key, String body) {
    return new SSHPublicKey(
        user.name(), key.id(), key.fingerprint(), body, key.status().word(), key.uploaded());
  }

  static SSHPublicKeyMetadata listed(User user, SshPublicKey key) {
    return new SSHPublicKeyMetadata(user.name(), key.id(), key.status().word(), key.uploaded());
  }

  /** A text that is no key in a form that is known. */
  static Refusal unrecognized() {
    return new Refusal(
        "UnrecognizedPublicKeyEncoding",
        "The public key encoding format is unsupported or unrecognized.");
  }
}
