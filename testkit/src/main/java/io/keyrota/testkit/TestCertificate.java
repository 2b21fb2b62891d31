package io.keyrota.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.HexFormat;

/** The smallest certificate (RFC 5280) that says whose key it is, signed by that key. */
final class TestCertificate {
  private static final byte[] COMMON_NAME = HexFormat.of().parseHex("0603550403");
  private static final byte[] WITH_RSA = HexFormat.of().parseHex("300d06092a864886f70d01010b0500");
  private static final byte[] WITH_ECDSA = HexFormat.of().parseHex("300a06082a8648ce3d040302");
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;

  private TestCertificate() {}

  /** In DER, good from 2020 to 2040. */
  static byte[] of(KeyPair keys) {
    boolean rsa = keys.getPrivate().getAlgorithm().equals("RSA");
    byte[] algorithm = rsa ? WITH_RSA : WITH_ECDSA;
    byte[] name =
        der(
            SEQUENCE,
            der(SET, der(SEQUENCE, COMMON_NAME, der(0x0c, "idp.example.com".getBytes(US_ASCII)))));
    byte[] certificate =
        der(
            SEQUENCE,
            der(0xa0, der(0x02, new byte[] {2})),
            der(0x02, BigInteger.TWO.toByteArray()),
            algorithm,
            name,
            der(SEQUENCE, time("200101000000Z"), time("400101000000Z")),
            name,
            keys.getPublic().getEncoded());
    try {
      Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(certificate);
      return der(SEQUENCE, certificate, algorithm, der(0x03, new byte[1], signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] time(String text) {
    return der(0x17, text.getBytes(US_ASCII));
  }

  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(tag);
    int length = content.size();
    if (length < 0x80) {
      whole.write(length);
    } else if (length < 0x100) {
      whole.write(0x81);
      whole.write(length);
    } else {
      whole.write(0x82);
      whole.write(length >> 8);
      whole.write(length);
    }
    whole.writeBytes(content.toByteArray());
    return whole.toByteArray();
  }
}
