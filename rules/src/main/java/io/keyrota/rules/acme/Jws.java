package io.keyrota.rules.acme;

import io.keyrota.rules.json.Json;
import io.keyrota.rules.text.Base64Url;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A JSON Web Signature in its flattened form (RFC 7515, 7.2.2), as RFC 8555, 6.2 lets it be: one
 * signature, a protected header alone, nothing unencoded. Who reads JSON gives it in: no member of
 * an object may stand there twice.
 *
 * @param header the protected one
 * @param payload decoded; empty for POST-as-GET
 * @param signed what the signature is over
 */
public record Jws(Json.Obj header, byte[] payload, byte[] signed, byte[] signature) {
  private static final Set<String> MEMBERS = Set.of("protected", "payload", "signature");

  /** By these algorithms requests are signed. */
  public static final List<String> ALGORITHMS = List.of("ES256", "ES384", "RS256", "EdDSA");

  /** Reads an object; empty for any other bytes, or where a member stands twice. */
  public interface Reader extends Function<byte[], Optional<Json.Obj>> {}

  /**
   * Takes a body apart.
   *
   * @throws AcmeProblem malformed
   */
  public static Jws of(byte[] body, Reader reader) {
    return of(reader.apply(body).orElseThrow(Jws::unreadable), reader);
  }

  /** The same of what was read already, such as the binding inside of a registration. */
  public static Jws of(Json.Obj object, Reader reader) {
    if (!object.members().keySet().equals(MEMBERS)) {
      throw AcmeProblem.malformed(
          "A request is one JWS of the members protected, payload and signature alone.");
    }
    String header = text(object, "protected");
    String payload = text(object, "payload");
    return new Jws(
        reader.apply(decoded(header)).orElseThrow(Jws::unreadable),
        decoded(payload),
        (header + "." + payload).getBytes(StandardCharsets.US_ASCII),
        decoded(text(object, "signature")));
  }

  private static String text(Json.Obj object, String name) {
    return object.text(name).orElseThrow(Jws::unreadable);
  }

  private static byte[] decoded(String text) {
    return Base64Url.decoded(text)
        .orElseThrow(() -> AcmeProblem.malformed("A part of the JWS is not base64url."));
  }

  private static AcmeProblem unreadable() {
    return AcmeProblem.malformed("The JWS is not JSON as it has to be.");
  }

  /**
   * The algorithm of a request.
   *
   * @throws AcmeProblem badSignatureAlgorithm for any other than {@link #ALGORITHMS}; malformed
   *     where the header says that something is to be understood which is not
   */
  public String algorithm() {
    if (header.member("crit").isPresent() || header.member("b64").isPresent()) {
      throw AcmeProblem.malformed("The JWS header has members that are not understood.");
    }
    String algorithm = header.text("alg").orElse("");
    if (!ALGORITHMS.contains(algorithm)) {
      throw new AcmeProblem(
          AcmeProblem.Type.BAD_SIGNATURE_ALGORITHM,
          "The JWS is signed with " + shown(algorithm) + "; " + ALGORITHMS + " are supported.");
    }
    return algorithm;
  }

  /** What a stranger wrote, as it may stand in an answer. */
  private static String shown(String algorithm) {
    return algorithm.length() <= 16 && algorithm.chars().allMatch(c -> c > ' ' && c < 127)
        ? "\"" + algorithm + "\""
        : "another algorithm";
  }

  /** The nonce; empty text where there is none. */
  public String nonce() {
    return header.text("nonce").orElse("");
  }

  /**
   * Refuses a nonce that no server gives, for one is base64url (RFC 8555, 6.5.2).
   *
   * @throws AcmeProblem malformed; not where there is none
   */
  public void needNonce() {
    decoded(nonce());
  }

  /**
   * Refuses a request that was made for another place (RFC 8555, 6.4).
   *
   * @throws AcmeProblem unauthorized
   */
  public void needUrl(String url) {
    if (!isFor(url)) {
      throw AcmeProblem.unauthorized("The JWS was not made for " + url + ".");
    }
  }

  /** Whether it was made for that URL. */
  public boolean isFor(String url) {
    return header.text("url").orElse("").equals(url);
  }

  /** By which key it says to be signed: exactly one of the two. */
  public sealed interface Signer {

    /** The key itself. */
    record Key(Jwk jwk) implements Signer {}

    /** The URL of an account. */
    record Account(String url) implements Signer {}
  }

  /**
   * By which key it says to be signed.
   *
   * @throws AcmeProblem malformed when it names none or two, and what {@link Jwk#of} throws
   */
  public Signer signer() {
    Optional<Json> jwk = header.member("jwk");
    Optional<Json> kid = header.member("kid");
    if (jwk.isPresent() == kid.isPresent()) {
      throw AcmeProblem.malformed("The JWS header names its key by one of jwk and kid.");
    }
    if (jwk.isPresent()) {
      return jwk.get() instanceof Json.Obj key ? new Signer.Key(Jwk.of(key)) : unreadableKey();
    }
    return new Signer.Account(header.text("kid").orElseThrow(Jws::unreadable));
  }

  private static Signer unreadableKey() {
    throw AcmeProblem.malformed("The JWS header's jwk is no object.");
  }

  /**
   * Refuses an algorithm that is not the key's: an HMAC by a public key is none.
   *
   * @throws AcmeProblem badPublicKey where it brings the key itself (RFC 8555, 6.2), else
   *     badSignatureAlgorithm
   */
  public void needAlgorithmOf(Jwk key) {
    if (!algorithm().equals(key.kind().algorithm())) {
      throw new AcmeProblem(
          header.member("jwk").isPresent()
              ? AcmeProblem.Type.BAD_PUBLIC_KEY
              : AcmeProblem.Type.BAD_SIGNATURE_ALGORITHM,
          "The key signs with " + key.kind().algorithm() + ".");
    }
  }

  /** The payload as an object. */
  public Json.Obj object(Reader reader) {
    return reader
        .apply(payload)
        .orElseThrow(() -> AcmeProblem.malformed("The payload is no JSON object."));
  }
}
