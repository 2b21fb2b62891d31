package io.keyrota.server.iam;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.keyrota.models.iam.ServiceSpecificCredentialMetadata;
import io.keyrota.rules.iam.ServiceSpecificCredential;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.Entropy;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** Service-specific credentials between the law and the wire, and their passwords. */
final class ServiceCredentialAnswer {
  private static final int PASSWORD_BYTES = 32;

  private ServiceCredentialAnswer() {}

  static ServiceSpecificCredentialMetadata listed(
      String userName, ServiceSpecificCredential credential, Instant now) {
    boolean key = credential.service().takesApiKeys();
    return new ServiceSpecificCredentialMetadata(
        userName,
        credential.statusAt(now),
        key ? null : credential.name(),
        key ? credential.name() : null,
        credential.created(),
        credential.expires().orElse(null),
        credential.id(),
        credential.service().principal());
  }

  /** With a new password, which is shown in this answer and kept nowhere. */
  static io.keyrota.models.iam.ServiceSpecificCredential revealing(
      String userName, ServiceSpecificCredential credential, Entropy entropy, Instant now) {
    boolean key = credential.service().takesApiKeys();
    Secret password = password(credential, entropy);
    return new io.keyrota.models.iam.ServiceSpecificCredential(
        credential.created(),
        credential.expires().orElse(null),
        credential.service().principal(),
        key ? null : credential.name(),
        key ? null : password,
        key ? credential.name() : null,
        key ? password : null,
        credential.id(),
        userName,
        credential.statusAt(now));
  }

  private static Secret password(ServiceSpecificCredential credential, Entropy entropy) {
    byte[] random = entropy.bytes(PASSWORD_BYTES);
    byte[] text = Base64.getEncoder().encode(random);
    Arrays.fill(random, (byte) 0);
    if (!credential.service().takesApiKeys()) {
      return Secret.owning(text);
    }
    byte[] named = joined((credential.name() + ":").getBytes(US_ASCII), text);
    byte[] encoded = Base64.getEncoder().encode(named);
    Secret key =
        Secret.owning(joined(credential.service().keyPrefix().getBytes(US_ASCII), encoded));
    Arrays.fill(text, (byte) 0);
    Arrays.fill(named, (byte) 0);
    Arrays.fill(encoded, (byte) 0);
    return key;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
