package io.keyrota.rules.acm;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a certificate, which it keeps through renewals and re-imports.
 *
 * @param id a UUID
 */
public record CertificateArn(AccountId account, Region region, String id) {
  private static final Pattern TEXT =
      Pattern.compile(
          "arn:aws:acm:([a-z0-9-]{1,32}):([0-9]{12}):certificate/"
              + "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

  /** Reads an ARN; empty for anything that is no certificate's. */
  public static Optional<CertificateArn> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new CertificateArn(
                new AccountId(matcher.group(2)), new Region(matcher.group(1)), matcher.group(3)))
        : Optional.empty();
  }

  /** For example {@code arn:aws:acm:us-east-1:111122223333:certificate/…}. */
  public String text() {
    return "arn:aws:acm:" + region + ":" + account + ":certificate/" + id;
  }

  @Override
  public String toString() {
    return text();
  }
}
