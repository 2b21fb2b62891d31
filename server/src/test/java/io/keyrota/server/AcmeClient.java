package io.keyrota.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyrota.rules.json.Json;
import io.keyrota.server.http.Answerer;
import io.keyrota.server.http.Header;
import io.keyrota.server.http.RawRequest;
import io.keyrota.server.http.RawResponse;
import io.keyrota.server.http.Waiting;
import io.keyrota.server.json.JsonValue;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An ACME client that does exactly what it is told, right or wrong, in the server's own process.
 */
final class AcmeClient {
  static final String HOST = "127.0.0.1:4580";

  final Answerer door;
  final String endpoint;
  final KeyPair key;

  /** Its account's URL, once it has one. */
  String account = "";

  /**
   * @param endpoint its URL, without a slash at the end
   */
  AcmeClient(Answerer door, String endpoint, KeyPair key) {
    this.door = door;
    this.endpoint = endpoint;
    this.key = key;
  }

  /** What was answered. */
  record Answer(int status, List<Header> headers, byte[] body) {
    String text() {
      return new String(body, UTF_8);
    }

    Json.Obj json() {
      return JsonValue.object(body).orElseThrow(() -> new AssertionError(text()));
    }

    /** The texts of a member that is a list of them. */
    List<String> texts(String name) {
      return JsonValue.texts(json(), name);
    }

    String header(String name) {
      return headers.stream()
          .filter(header -> header.name().equalsIgnoreCase(name))
          .map(Header::value)
          .findFirst()
          .orElse("");
    }

    /** The last word of a problem's type; empty text for what is none. */
    String problem() {
      if (!header("Content-Type").equals("application/problem+json")) {
        return "";
      }
      String type = json().text("type").orElse("");
      return type.substring(type.lastIndexOf(':') + 1);
    }
  }

  static KeyPair ec(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static KeyPair rsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static KeyPair ed25519() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String number(BigInteger value, int length) {
    byte[] bytes = value.toByteArray();
    byte[] exact = new byte[length];
    int from = Math.max(0, bytes.length - length);
    System.arraycopy(bytes, from, exact, length - (bytes.length - from), bytes.length - from);
    return base64(exact);
  }

  static String jwk(KeyPair pair) {
    return switch (pair.getPublic()) {
      case ECPublicKey ec -> {
        int size = (ec.getParams().getCurve().getField().getFieldSize() + 7) / 8;
        yield "{\"crv\":\"P-%d\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}"
            .formatted(
                size * 8,
                number(ec.getW().getAffineX(), size),
                number(ec.getW().getAffineY(), size));
      }
      case RSAPublicKey rsa ->
          "{\"e\":\"AQAB\",\"kty\":\"RSA\",\"n\":\"%s\"}"
              .formatted(number(rsa.getModulus(), (rsa.getModulus().bitLength() + 7) / 8));
      case EdECPublicKey ed -> {
        byte[] encoded = ed.getEncoded();
        yield "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"%s\"}"
            .formatted(base64(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)));
      }
      default -> throw new IllegalArgumentException();
    };
  }

  static String thumbprint(KeyPair pair) {
    try {
      return base64(MessageDigest.getInstance("SHA-256").digest(jwk(pair).getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String algorithm(KeyPair pair) {
    return switch (pair.getPublic()) {
      case ECPublicKey ec ->
          ec.getParams().getCurve().getField().getFieldSize() == 256 ? "ES256" : "ES384";
      case RSAPublicKey rsa -> "RS256";
      default -> "EdDSA";
    };
  }

  static byte[] sign(KeyPair pair, byte[] message) {
    String name =
        switch (algorithm(pair)) {
          case "ES256" -> "SHA256withECDSAinP1363Format";
          case "ES384" -> "SHA384withECDSAinP1363Format";
          case "RS256" -> "SHA256withRSA";
          default -> "Ed25519";
        };
    try {
      Signature signature = Signature.getInstance(name);
      signature.initSign(pair.getPrivate());
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A flattened JWS of a header and a payload that are given letter for letter. */
  static String jws(String header, String payload, UnaryOperator<byte[]> signer) {
    String head = base64(header.getBytes(UTF_8));
    String body = base64(payload.getBytes(UTF_8));
    return "{\"protected\":\"%s\",\"payload\":\"%s\",\"signature\":\"%s\"}"
        .formatted(head, body, base64(signer.apply((head + "." + body).getBytes(UTF_8))));
  }

  static String jws(KeyPair pair, String header, String payload) {
    return jws(header, payload, message -> sign(pair, message));
  }

  static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String url(String path) {
    return endpoint + "/" + path;
  }

  Answer get(String method, String url) {
    return send(method, url, new byte[0]);
  }

  String nonce() {
    return get("HEAD", url("new-nonce")).header("Replay-Nonce");
  }

  /** The header's part that names the key: the account's URL, or the key itself. */
  String byAccount() {
    return "\"kid\":\"" + account + "\"";
  }

  String byKey() {
    return "\"jwk\":" + jwk(key);
  }

  String header(String who, String nonce, String url) {
    return "{\"alg\":\"%s\",%s,\"nonce\":\"%s\",\"url\":\"%s\"}"
        .formatted(algorithm(key), who, nonce, url);
  }

  /** A request of the account. */
  Answer ask(String url, String payload) {
    return post(url, jws(key, header(byAccount(), nonce(), url), payload));
  }

  /** A request of the key. */
  Answer askByKey(String url, String payload) {
    return post(url, jws(key, header(byKey(), nonce(), url), payload));
  }

  Answer post(String url, String body) {
    return send("POST", url, body.getBytes(UTF_8), "application/jose+json");
  }

  Answer send(String method, String url, byte[] body, String... types) {
    String path = url.substring(("http://" + HOST).length());
    int mark = path.indexOf('?');
    List<Header> headers = new ArrayList<>(List.of(new Header("Host", HOST)));
    headers.add(new Header("User-Agent", "test-client/1"));
    for (String type : types) {
      headers.add(new Header("Content-Type", type));
    }
    RawResponse answer =
        Waiting.answer(
            door,
            new RawRequest(
                method,
                mark < 0 ? path : path.substring(0, mark),
                mark < 0 ? null : path.substring(mark + 1),
                headers,
                body,
                "192.0.2.7",
                false));
    return new Answer(answer.status(), answer.headers(), answer.body());
  }

  /** An external account binding, right in everything. */
  String binding(String keyId, String macKey) {
    return jws(
        "{\"alg\":\"HS256\",\"kid\":\"%s\",\"url\":\"%s\"}".formatted(keyId, url("new-account")),
        jwk(key),
        message -> hmac(Base64.getUrlDecoder().decode(macKey), message));
  }

  /** Registers, and knows its account from then on. */
  Answer register(String keyId, String macKey) {
    Answer answer =
        askByKey(
            url("new-account"),
            "{\"termsOfServiceAgreed\":true,\"contact\":[\"mailto:ops@example.com\"],"
                + "\"externalAccountBinding\":"
                + binding(keyId, macKey)
                + "}");
    account = answer.header("Location");
    return answer;
  }

  static String identifiers(String... names) {
    StringBuilder all = new StringBuilder();
    for (String name : names) {
      all.append(all.isEmpty() ? "" : ",").append("{\"type\":\"dns\",\"value\":\"").append(name);
      all.append("\"}");
    }
    return "\"identifiers\":[" + all + "]";
  }

  Answer order(String... names) {
    return ask(url("new-order"), "{" + identifiers(names) + "}");
  }

  /** Finalizes an order with a request of a key for names. */
  Answer finish(Answer order, KeyPair of, String... names) {
    return finish(order, Csr.of(of, names));
  }

  Answer finish(Answer order, byte[] csr) {
    return ask(order.json().text("finalize").orElseThrow(), "{\"csr\":\"" + base64(csr) + "\"}");
  }

  /** A certificate for names, from order to download, in PEM. */
  String obtain(KeyPair of, String... names) {
    Answer done = finish(order(names), of, names);
    return ask(done.json().text("certificate").orElseThrow(), "").text();
  }

  /** The first certificate of a chain, in DER. */
  static byte[] leaf(String pem) {
    return Base64.getMimeDecoder()
        .decode(
            pem.substring(
                "-----BEGIN CERTIFICATE-----".length(), pem.indexOf("-----END CERTIFICATE-----")));
  }
}
