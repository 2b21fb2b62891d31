package io.keyrota.rules.kms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What finds a named grant again: a digest of its key, issuer, name and terms. Requests with the
 * same ones mean the same grant, of which there is one.
 */
public final class GrantName {
  private GrantName() {}

  /** Nothing for a grant without a name. */
  public static Optional<String> handle(Grant grant) {
    if (grant.terms().name().isEmpty()) {
      return Optional.empty();
    }
    Grant.Terms terms = grant.terms();
    StringBuilder text = new StringBuilder();
    add(text, grant.account().digits());
    add(text, grant.region().name());
    add(text, grant.key().text());
    add(text, grant.issuingAccount().digits());
    add(text, terms.name());
    add(text, terms.grantee());
    add(text, terms.granteeService());
    add(text, terms.retiring());
    add(text, terms.retiringService());
    add(text, terms.operations().toString());
    add(text, terms.constraints().contextEquals().map(GrantName::sorted));
    add(text, terms.constraints().contextSubset().map(GrantName::sorted));
    add(text, terms.constraints().sourceArn());
    return Optional.of(digest(text.toString()));
  }

  private static String digest(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String sorted(Map<String, String> pairs) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(pairs)
        .forEach(
            (key, value) -> {
              add(text, key);
              add(text, value);
            });
    return text.toString();
  }

  private static void add(StringBuilder to, Optional<String> part) {
    to.append(part.isPresent() ? '+' : '-');
    part.ifPresent(value -> add(to, value));
  }

  /** With its length, so that no two lists of parts read alike. */
  private static void add(StringBuilder to, String part) {
    to.append(part.length()).append(':').append(part);
  }
}
