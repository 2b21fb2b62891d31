package io.keyrota.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts assertions by XML Encryption, as identity providers do.
 *
 * @param content the end of the content cipher's URI
 * @param older whether the key is encrypted by {@code rsa-oaep-mgf1p}, whose mask is SHA-1's
 * @param hash of OAEP's label, in the newer way of its mask too
 * @param beside whether the encrypted key stands beside the data
 */
public record TestEncryption(String content, boolean older, String hash, boolean beside) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String XMLENC = "http://www.w3.org/2001/04/xmlenc#";
  private static final String NEWER = "http://www.w3.org/2009/xmlenc11#";

  /** As providers mostly do it. */
  public static final TestEncryption USUAL = new TestEncryption("aes256-gcm", true, "SHA-1", false);

  /** The response with its assertion encrypted to the key. */
  public String encrypted(String response, PublicKey to) {
    int from = response.indexOf("<saml:Assertion");
    int end = response.indexOf("</saml:Assertion>") + "</saml:Assertion>".length();
    return response.substring(0, from)
        + element(response.substring(from, end), to)
        + response.substring(end);
  }

  /** The EncryptedAssertion of some text. */
  public String element(String plain, PublicKey to) {
    byte[] key = new byte[Integer.parseInt(content.substring(3, 6)) / 8];
    RANDOM.nextBytes(key);
    String wrapped =
        """
        <xenc:EncryptedKey xmlns:xenc="%s"><xenc:EncryptionMethod Algorithm="%s">\
        <ds:DigestMethod xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Algorithm="%s"/>%s\
        </xenc:EncryptionMethod><xenc:CipherData><xenc:CipherValue>%s</xenc:CipherValue>\
        </xenc:CipherData></xenc:EncryptedKey>"""
            .formatted(
                XMLENC,
                older ? XMLENC + "rsa-oaep-mgf1p" : NEWER + "rsa-oaep",
                hash.equals("SHA-1")
                    ? "http://www.w3.org/2000/09/xmldsig#sha1"
                    : XMLENC + hash.replace("-", "").toLowerCase(java.util.Locale.ROOT),
                older
                    ? ""
                    : "<e:MGF xmlns:e=\"%s\" Algorithm=\"%smgf1%s\"/>"
                        .formatted(
                            NEWER, NEWER, hash.replace("-", "").toLowerCase(java.util.Locale.ROOT)),
                Base64.getMimeEncoder().encodeToString(wrap(key, to)));
    return """
    <saml:EncryptedAssertion><xenc:EncryptedData xmlns:xenc="%s"\
     Type="http://www.w3.org/2001/04/xmlenc#Element">\
    <xenc:EncryptionMethod Algorithm="%s"/>\
    <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">%s</ds:KeyInfo>\
    <xenc:CipherData><xenc:CipherValue>%s</xenc:CipherValue></xenc:CipherData>\
    </xenc:EncryptedData>%s</saml:EncryptedAssertion>"""
        .formatted(
            XMLENC,
            (content.endsWith("cbc") ? XMLENC : NEWER) + content,
            beside ? "" : wrapped,
            Base64.getMimeEncoder().encodeToString(encrypt(key, plain.getBytes(UTF_8))),
            beside ? wrapped : "");
  }

  private byte[] wrap(byte[] key, PublicKey to) {
    try {
      Cipher oaep = Cipher.getInstance("RSA/ECB/OAEPPadding");
      oaep.init(
          Cipher.ENCRYPT_MODE,
          to,
          new OAEPParameterSpec(
              hash,
              "MGF1",
              new MGF1ParameterSpec(older ? "SHA-1" : hash),
              PSource.PSpecified.DEFAULT));
      return oaep.doFinal(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] encrypt(byte[] key, byte[] plain) {
    boolean cbc = content.endsWith("cbc");
    byte[] nonce = new byte[cbc ? 16 : 12];
    RANDOM.nextBytes(nonce);
    AlgorithmParameterSpec parameters =
        cbc ? new IvParameterSpec(nonce) : new GCMParameterSpec(128, nonce);
    byte[] padded = plain;
    if (cbc) {
      // What is added may be anything, but for the last octet.
      int added = 16 - plain.length % 16;
      padded = Arrays.copyOf(plain, plain.length + added);
      Arrays.fill(padded, plain.length, padded.length, (byte) 0x55);
      padded[padded.length - 1] = (byte) added;
    }
    try {
      Cipher cipher = Cipher.getInstance(cbc ? "AES/CBC/NoPadding" : "AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), parameters);
      byte[] encrypted = cipher.doFinal(padded);
      byte[] whole = Arrays.copyOf(nonce, nonce.length + encrypted.length);
      System.arraycopy(encrypted, 0, whole, nonce.length, encrypted.length);
      return whole;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
