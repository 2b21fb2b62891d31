package io.keyrota.rules.acme;

import io.keyrota.rules.json.Json;
import io.keyrota.rules.text.Base64Url;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A public key as JSON (RFC 7517), of an algorithm that is taken here: RSA of 2048 to 4096 bits,
 * the curves P-256 and P-384, Ed25519.
 *
 * @param canonical its required members in the order of RFC 7638: equal keys have equal texts
 */
public record Jwk(Kind kind, String canonical, List<byte[]> parts) {
  private static final int SMALLEST_RSA = 2048;
  private static final int LARGEST_RSA = 4096;
  private static final int LONGEST_EXPONENT = 64;

  public Jwk {
    parts = List.copyOf(parts);
  }

  /** The kinds of keys, and the one algorithm by which each signs here. */
  public enum Kind {
    RSA("RS256"),
    P_256("ES256"),
    P_384("ES384"),
    ED25519("EdDSA");

    private final String algorithm;

    Kind(String algorithm) {
      this.algorithm = algorithm;
    }

    /** By its name in JSON Web Signatures, for example {@code ES256}. */
    public String algorithm() {
      return algorithm;
    }
  }

  /**
   * Reads a key.
   *
   * @throws AcmeProblem badPublicKey for one that is not taken, malformed for what is no public key
   */
  public static Jwk of(Json.Obj key) {
    if (key.member("d").isPresent() || key.member("k").isPresent()) {
      throw AcmeProblem.malformed("The JWK holds a secret key.");
    }
    String type = key.text("kty").orElse("");
    return switch (type) {
      case "RSA" -> rsa(key);
      case "EC" -> curve(key);
      case "OKP" -> edwards(key);
      default -> throw bad("Keys of the type " + type + " are not supported.");
    };
  }

  private static Jwk rsa(Json.Obj key) {
    byte[] modulus = bytes(key, "n");
    byte[] exponent = bytes(key, "e");
    BigInteger n = new BigInteger(1, modulus);
    BigInteger e = new BigInteger(1, exponent);
    if (n.bitLength() < SMALLEST_RSA || n.bitLength() > LARGEST_RSA) {
      throw bad(
          "An RSA key has "
              + SMALLEST_RSA
              + " to "
              + LARGEST_RSA
              + " bits, not "
              + n.bitLength()
              + ".");
    }
    if (modulus[0] == 0 || exponent[0] == 0) {
      throw AcmeProblem.malformed("The numbers of an RSA key begin with no zero octet.");
    }
    if (e.bitLength() > LONGEST_EXPONENT || !e.testBit(0) || e.bitLength() < 2 || !n.testBit(0)) {
      throw bad("The numbers of the RSA key are none that can be used.");
    }
    return new Jwk(
        Kind.RSA,
        "{\"e\":\"" + text(key, "e") + "\",\"kty\":\"RSA\",\"n\":\"" + text(key, "n") + "\"}",
        List.of(modulus, exponent));
  }

  private static Jwk curve(Json.Obj key) {
    String name = text(key, "crv");
    Kind kind =
        switch (name) {
          case "P-256" -> Kind.P_256;
          case "P-384" -> Kind.P_384;
          default -> throw bad("The curve " + name + " is not supported.");
        };
    int length = kind == Kind.P_256 ? 32 : 48;
    byte[] x = bytes(key, "x");
    byte[] y = bytes(key, "y");
    if (x.length != length || y.length != length) {
      throw bad("A coordinate of the curve " + name + " has " + length + " octets.");
    }
    return new Jwk(
        kind,
        "{\"crv\":\""
            + name
            + "\",\"kty\":\"EC\",\"x\":\""
            + text(key, "x")
            + "\",\"y\":\""
            + text(key, "y")
            + "\"}",
        List.of(x, y));
  }

  private static Jwk edwards(Json.Obj key) {
    String name = text(key, "crv");
    byte[] x = bytes(key, "x");
    if (!name.equals("Ed25519") || x.length != 32) {
      throw bad("Of the keys of this type Ed25519 alone is supported.");
    }
    return new Jwk(
        Kind.ED25519,
        "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + text(key, "x") + "\"}",
        List.of(x));
  }

  /** The key's thumbprint (RFC 7638), by SHA-256, in the alphabet of URLs. */
  public String thumbprint() {
    return Base64Url.of(AcmeIds.sha256(canonical.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(Json.Obj key, String name) {
    return key.text(name).orElseThrow(() -> AcmeProblem.malformed("The JWK lacks " + name + "."));
  }

  private static byte[] bytes(Json.Obj key, String name) {
    byte[] bytes =
        Base64Url.decoded(text(key, name))
            .orElseThrow(() -> AcmeProblem.malformed("The JWK's " + name + " is not base64url."));
    if (bytes.length == 0) {
      throw AcmeProblem.malformed("The JWK's " + name + " is empty.");
    }
    return bytes;
  }

  private static AcmeProblem bad(String detail) {
    return new AcmeProblem(AcmeProblem.Type.BAD_PUBLIC_KEY, detail);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Jwk that && canonical.equals(that.canonical);
  }

  @Override
  public int hashCode() {
    return canonical.hashCode();
  }

  @Override
  public String toString() {
    return canonical;
  }
}
