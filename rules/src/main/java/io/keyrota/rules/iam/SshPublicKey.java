package io.keyrota.rules.iam;

import java.time.Instant;

/**
 * A user's SSH public key, by which a service that knows it would let the user in.
 *
 * @param id APKA…
 * @param fingerprint pairs of hexadecimal digits with colons between
 * @param body in the form {@code ssh-rsa AAAA…}, with its comment where it has one
 * @param uploaded in whole seconds
 */
public record SshPublicKey(
    String id, String fingerprint, String body, AccessKey.Status status, Instant uploaded) {

  SshPublicKey with(AccessKey.Status wanted) {
    return new SshPublicKey(id, fingerprint, body, wanted, uploaded);
  }
}
