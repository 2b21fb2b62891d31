package io.keyrota.server.acme.endpoints;

import io.keyrota.rules.acme.AcmeBinding;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Identity;

/**
 * An external account binding as it is kept.
 *
 * @param macKey 32 bytes, sealed to the row
 */
public record Binding(AcmeBinding facts, Sealed macKey) {
  /** Of the MAC key, in bytes. */
  static final int KEY = 32;

  /** How many random bytes its key id is made of. */
  static final int KEY_ID = 16;

  /**
   * The bytes, in base64url not beginning with a hyphen: command lines would take that for a flag.
   * It costs them a bit.
   */
  static byte[] letterFirst(byte[] bytes) {
    bytes[0] &= 0x7f;
    return bytes;
  }

  /** A new one. */
  static Binding sealing(AcmeBinding facts, Secret key, Sealer sealer) {
    return new Binding(facts, sealer.seal(Sealer.Domain.ACM, identity(facts), key));
  }

  /** The MAC key, which the caller closes. */
  public Secret open(Sealer sealer) {
    return sealer.open(Sealer.Domain.ACM, identity(facts), macKey);
  }

  Binding with(AcmeBinding changed) {
    return new Binding(changed, macKey);
  }

  private static Identity identity(AcmeBinding facts) {
    return new Identity(
        EndpointTable.place(facts.arn()), BindingTable.TABLE.kind(), facts.arn().id());
  }
}
