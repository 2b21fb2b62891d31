package io.keyrota.rules.acme;

import java.util.List;

/**
 * What the protocol refuses (RFC 8555, 6.7): the type and the words as the client will read them.
 * It carries no stack trace: it is an answer, not an accident.
 */
public final class AcmeProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The types that are told here, with the HTTP status that each has. */
  public enum Type {
    ACCOUNT_DOES_NOT_EXIST("accountDoesNotExist", 400),
    ALREADY_REPLACED("alreadyReplaced", 409),
    ALREADY_REVOKED("alreadyRevoked", 400),
    BAD_CSR("badCSR", 400),
    BAD_NONCE("badNonce", 400),
    BAD_PUBLIC_KEY("badPublicKey", 400),
    BAD_REVOCATION_REASON("badRevocationReason", 400),
    BAD_SIGNATURE_ALGORITHM("badSignatureAlgorithm", 400),
    CAA("caa", 403),
    COMPOUND("compound", 403),
    DNS("dns", 400),
    EXTERNAL_ACCOUNT_REQUIRED("externalAccountRequired", 403),
    INVALID_CONTACT("invalidContact", 400),
    UNSUPPORTED_CONTACT("unsupportedContact", 400),
    MALFORMED("malformed", 400),
    NOT_FOUND("malformed", 404),
    NOT_ALLOWED("malformed", 405),
    UNSUPPORTED_MEDIA_TYPE("malformed", 415),
    KEY_IN_USE("malformed", 409),
    ORDER_NOT_READY("orderNotReady", 403),
    RATE_LIMITED("rateLimited", 429),
    REJECTED_IDENTIFIER("rejectedIdentifier", 403),
    SERVER_INTERNAL("serverInternal", 500),
    UNAVAILABLE("serverInternal", 503),
    UNAUTHORIZED("unauthorized", 403),
    UNSUPPORTED_IDENTIFIER("unsupportedIdentifier", 400);

    private final String word;
    private final int status;

    Type(String word, int status) {
      this.word = word;
      this.status = status;
    }

    /** For example {@code urn:ietf:params:acme:error:badNonce}. */
    public String urn() {
      return "urn:ietf:params:acme:error:" + word;
    }

    /** The type's last word, for example {@code badNonce}. */
    public String word() {
      return word;
    }

    public int status() {
      return status;
    }
  }

  /** What is wrong with one name (RFC 8555, 6.7.1). */
  public record Sub(Type type, String detail, String name) implements java.io.Serializable {}

  private final Type type;
  private final List<Sub> subproblems;
  private final String location;

  private AcmeProblem(Type type, String detail, List<Sub> subproblems, String location) {
    super(detail, null, false, false);
    this.type = type;
    this.subproblems = List.copyOf(subproblems);
    this.location = location;
  }

  public AcmeProblem(Type type, String detail) {
    this(type, detail, List.of(), "");
  }

  /** The request is not what the protocol has. */
  public static AcmeProblem malformed(String detail) {
    return new AcmeProblem(Type.MALFORMED, detail);
  }

  /** There is no such thing, or it is another's. */
  public static AcmeProblem notFound() {
    return new AcmeProblem(Type.NOT_FOUND, "There is no such resource.");
  }

  /** The resource is there, and the method is not for it (RFC 8555, 6.3). */
  public static AcmeProblem notAllowed() {
    return new AcmeProblem(Type.NOT_ALLOWED, "That method is not for this resource.");
  }

  public static AcmeProblem unauthorized(String detail) {
    return new AcmeProblem(Type.UNAUTHORIZED, detail);
  }

  /** One problem where there is one, else a compound of them. */
  public static AcmeProblem of(List<Sub> all) {
    return all.size() == 1
        ? new AcmeProblem(all.getFirst().type(), all.getFirst().detail(), all, "")
        : new AcmeProblem(Type.COMPOUND, "Several names were refused.", all, "");
  }

  /**
   * An account has the key already (RFC 8555, 7.3.5).
   *
   * @param account its URL
   */
  public static AcmeProblem keyInUse(String account) {
    return new AcmeProblem(Type.KEY_IN_USE, "An account has that key already.", List.of(), account);
  }

  public Type type() {
    return type;
  }

  public String detail() {
    String detail = getMessage();
    return detail == null ? "" : detail;
  }

  public List<Sub> subproblems() {
    return subproblems;
  }

  /** The URL of what stands in the way; empty where nothing is to be named. */
  public String location() {
    return location;
  }
}
