package io.keyrota.rules.acme;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an ACME endpoint, or of something that belongs to one.
 *
 * @param endpoint the endpoint's id, a UUID
 * @param id of what belongs to it, a UUID; the endpoint's own where the ARN is the endpoint's
 */
public record AcmeArn(AccountId account, Region region, Kind kind, String endpoint, String id) {
  private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
  private static final Pattern TEXT =
      Pattern.compile(
          "arn:aws:acm:([a-z0-9-]{1,32}):([0-9]{12}):acme-endpoint/("
              + UUID
              + ")(?:/(acme-domain-validation|acme-external-account-binding)/("
              + UUID
              + "))?");

  /** What has a name of this form. */
  public enum Kind {
    ENDPOINT(""),
    DOMAIN_VALIDATION("acme-domain-validation"),
    EXTERNAL_ACCOUNT_BINDING("acme-external-account-binding");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /** An endpoint's. */
  public static AcmeArn endpoint(AccountId account, Region region, String id) {
    return new AcmeArn(account, region, Kind.ENDPOINT, id, id);
  }

  /** The ARN of something that belongs to this endpoint. */
  public AcmeArn child(Kind of, String childId) {
    return new AcmeArn(account, region, of, endpoint, childId);
  }

  /** The endpoint's own ARN. */
  public AcmeArn ofEndpoint() {
    return endpoint(account, region, endpoint);
  }

  /** Reads an ARN; empty for anything that is none of these. */
  public static Optional<AcmeArn> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    AcmeArn endpoint =
        endpoint(new AccountId(matcher.group(2)), new Region(matcher.group(1)), matcher.group(3));
    String word = matcher.group(4);
    if (word == null) {
      return Optional.of(endpoint);
    }
    Kind kind =
        word.equals(Kind.DOMAIN_VALIDATION.word)
            ? Kind.DOMAIN_VALIDATION
            : Kind.EXTERNAL_ACCOUNT_BINDING;
    return Optional.of(endpoint.child(kind, matcher.group(5)));
  }

  /** Reads an ARN of one kind. */
  public static Optional<AcmeArn> parse(String text, Kind kind) {
    return parse(text).filter(arn -> arn.kind() == kind);
  }

  /** For example {@code arn:aws:acm:us-east-1:111122223333:acme-endpoint/…}. */
  public String text() {
    String own = "arn:aws:acm:" + region + ":" + account + ":acme-endpoint/" + endpoint;
    return kind == Kind.ENDPOINT ? own : own + "/" + kind.word + "/" + id;
  }

  @Override
  public String toString() {
    return text();
  }
}
