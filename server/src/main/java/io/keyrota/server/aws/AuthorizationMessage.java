package io.keyrota.server.aws;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Why a request was denied, encoded: an opaque text that only DecodeAuthorizationMessage of the
 * denied caller's account reads. In base64url: a format number, and the JSON text sealed to the
 * account.
 */
public final class AuthorizationMessage {
  private static final byte FORMAT = 1;
  private static final String KIND = "authorization-message";

  private AuthorizationMessage() {}

  /** The encoded form of a JSON text. */
  public static String encode(AccountId account, String json, Sealer sealer) {
    try (Secret plain = Secret.ofText(json)) {
      byte[] sealed = sealer.seal(Sealer.Domain.STS, identity(account), plain).bytes();
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(ByteBuffer.allocate(1 + sealed.length).put(FORMAT).put(sealed).array());
    }
  }

  /** The JSON text; empty for anything that was not encoded for that account. */
  public static Optional<String> decode(AccountId account, String encoded, Sealer sealer) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(encoded);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length < 2 || bytes[0] != FORMAT) {
      return Optional.empty();
    }
    byte[] sealed = new byte[bytes.length - 1];
    ByteBuffer.wrap(bytes, 1, sealed.length).get(sealed);
    try (Secret plain = sealer.open(Sealer.Domain.STS, identity(account), new Sealed(sealed))) {
      return Optional.of(new String(plain.reveal(), StandardCharsets.UTF_8));
    } catch (Sealer.Broken e) {
      return Optional.empty();
    }
  }

  private static Identity identity(AccountId account) {
    return new Identity(Place.global(account), KIND, KIND);
  }
}
