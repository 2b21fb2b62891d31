package io.keyrota.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect issuer on this machine, with one RSA key and one on each NIST curve: it
 * publishes its configuration and keys, and signs whatever claims a test wants.
 */
public final class TestIssuer implements AutoCloseable {
  /** The issuer's name. */
  public static final String HOST = "issuer.test";

  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  /** The algorithms of ECDSA, each with its curve. */
  private enum Curve {
    ES256("e1", "P-256", "secp256r1", 32, "SHA256withECDSAinP1363Format"),
    ES384("e2", "P-384", "secp384r1", 48, "SHA384withECDSAinP1363Format"),
    ES512("e3", "P-521", "secp521r1", 66, "SHA512withECDSAinP1363Format");

    private final String keyId;
    private final String word;
    private final String parameters;
    private final int octets;
    private final String signature;

    Curve(String keyId, String word, String parameters, int octets, String signature) {
      this.keyId = keyId;
      this.word = word;
      this.parameters = parameters;
      this.octets = octets;
      this.signature = signature;
    }
  }

  private final HttpServer server;
  private final String scheme;
  private final KeyPair rsa;
  private final Map<Curve, KeyPair> ec = new EnumMap<>(Curve.class);
  private final AtomicInteger asked = new AtomicInteger();
  private volatile String configuration;
  private volatile String keys;
  private volatile int status = 200;

  /** In plain HTTP. */
  public TestIssuer() {
    this(null);
  }

  /**
   * An issuer that shows a certificate.
   *
   * @param tls null for plain HTTP
   */
  public TestIssuer(@Nullable SSLContext tls) {
    InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try {
      rsa = rsaPair();
      for (Curve curve : Curve.values()) {
        ec.put(curve, pair(curve));
      }
      if (tls == null) {
        server = HttpServer.create(here, 0);
        scheme = "http";
      } else {
        HttpsServer secured = HttpsServer.create(here, 0);
        secured.setHttpsConfigurator(new HttpsConfigurator(tls));
        server = secured;
        scheme = "https";
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    keys = allKeys();
    configuration =
        "{\"issuer\":\"" + url() + "\",\"jwks_uri\":\"" + url() + "/keys\",\"other\":[1,{}]}";
    server.createContext("/.well-known/openid-configuration", it -> answer(it, configuration));
    server.createContext("/keys", it -> answer(it, keys));
    server.start();
  }

  /** The issuer's URL, as in {@code iss}; nobody resolves it. */
  public String url() {
    return "https://" + HOST;
  }

  /** Where it is really asked. */
  public URI origin() {
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
  }

  /** How many requests it has answered. */
  public int asked() {
    return asked.get();
  }

  /** Publishes other keys from now on: a JSON Web Key Set. */
  public void publish(String keySet) {
    keys = keySet;
  }

  /** Publishes another configuration from now on. */
  public void configure(String json) {
    configuration = json;
  }

  /** Answers with that status from now on. */
  public void answering(int newStatus) {
    status = newStatus;
  }

  /** Everything that it publishes of its keys. */
  public String allKeys() {
    RSAPublicKey of = (RSAPublicKey) rsa.getPublic();
    return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"kid\":\"r1\",\"n\":\""
        + unsigned(of.getModulus(), 256)
        + "\",\"e\":\""
        + unsigned(of.getPublicExponent(), 3)
        + "\"}"
        + ec.entrySet().stream()
            .map(key -> "," + webKey(key.getKey(), (ECPublicKey) key.getValue().getPublic()))
            .collect(Collectors.joining())
        + "]}";
  }

  private static String webKey(Curve curve, ECPublicKey point) {
    return "{\"kty\":\"EC\",\"crv\":\"%s\",\"kid\":\"%s\",\"x\":\"%s\",\"y\":\"%s\"}"
        .formatted(
            curve.word,
            curve.keyId,
            unsigned(point.getW().getAffineX(), curve.octets),
            unsigned(point.getW().getAffineY(), curve.octets));
  }

  /**
   * A token.
   *
   * @param algorithm RS256, ES256, ES384 or ES512
   * @param claims a JSON object
   */
  public String token(String algorithm, String claims) {
    if (algorithm.equals("RS256")) {
      return token("{\"alg\":\"RS256\",\"kid\":\"r1\"}", claims, true);
    }
    Curve curve = Curve.valueOf(algorithm);
    return signed(
        "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + curve.keyId + "\"}",
        claims,
        curve.signature,
        pairOf(curve));
  }

  /** A token with a header of the test's making, signed by the RSA key or the one on P-256. */
  public String token(String header, String claims, boolean ofRsa) {
    return ofRsa
        ? signed(header, claims, "SHA256withRSA", rsa)
        : signed(header, claims, Curve.ES256.signature, pairOf(Curve.ES256));
  }

  private KeyPair pairOf(Curve curve) {
    return Objects.requireNonNull(ec.get(curve));
  }

  private static String signed(String header, String claims, String algorithm, KeyPair by) {
    String signed =
        URL.encodeToString(header.getBytes(UTF_8))
            + "."
            + URL.encodeToString(claims.getBytes(UTF_8));
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(by.getPrivate());
      signature.update(signed.getBytes(UTF_8));
      return signed + "." + URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange, String json) throws IOException {
    asked.incrementAndGet();
    byte[] body = json.getBytes(UTF_8);
    try (exchange) {
      if (status == 302) {
        exchange.getResponseHeaders().add("Location", url() + "/elsewhere");
      }
      // A length of zero is an answer in chunks.
      exchange.sendResponseHeaders(status, body.length % 2 == 0 ? body.length : 0);
      exchange.getResponseBody().write(body);
    }
  }

  private static KeyPair rsaPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair pair(Curve curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve.parameters));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String unsigned(BigInteger number, int length) {
    byte[] bytes = number.toByteArray();
    byte[] padded = new byte[length];
    int from = Math.max(0, bytes.length - length);
    System.arraycopy(bytes, from, padded, length - (bytes.length - from), bytes.length - from);
    return URL.encodeToString(padded);
  }
}
