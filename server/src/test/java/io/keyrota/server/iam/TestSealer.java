package io.keyrota.server.iam;

import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Identity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals with AES-GCM under one fixed key a domain, the identity bound in. */
public final class TestSealer implements Sealer {
  private static final int NONCE = 12;

  private final Entropy entropy;

  public TestSealer(Entropy entropy) {
    this.entropy = entropy;
  }

  @Override
  public Sealed seal(Domain domain, Identity boundTo, Secret secret) {
    byte[] nonce = entropy.bytes(NONCE);
    byte[] ciphertext = run(Cipher.ENCRYPT_MODE, domain, boundTo, nonce, secret.reveal());
    return new Sealed(
        ByteBuffer.allocate(NONCE + ciphertext.length).put(nonce).put(ciphertext).array());
  }

  @Override
  public Secret open(Domain domain, Identity boundTo, Sealed sealed) {
    byte[] bytes = sealed.bytes();
    if (bytes.length < NONCE) {
      throw new Broken();
    }
    return Secret.owning(
        run(
            Cipher.DECRYPT_MODE,
            domain,
            boundTo,
            Arrays.copyOf(bytes, NONCE),
            Arrays.copyOfRange(bytes, NONCE, bytes.length)));
  }

  private static byte[] run(int mode, Domain domain, Identity boundTo, byte[] nonce, byte[] input) {
    byte[] key = new byte[16];
    key[0] = (byte) domain.name().charAt(0);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
      cipher.updateAAD(
          String.join(
                  "/",
                  boundTo.place().account().digits(),
                  boundTo.place().region().name(),
                  boundTo.kind(),
                  boundTo.id())
              .getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (AEADBadTagException e) {
      throw new Broken();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
