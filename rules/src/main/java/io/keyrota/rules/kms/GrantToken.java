package io.keyrota.rules.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A grant token names a grant; every CreateGrant answers a new one for it. Since the grant's id has
 * 256 random bits and the token gives no right that the grant does not, it needs no signature.
 */
public record GrantToken(AccountId account, Region region, KeyId key, String grantId) {
  /** The random bytes that make each token of a grant another. */
  public static final int NONCE_BYTES = 16;

  private static final Pattern TEXT =
      Pattern.compile(
          "1:([0-9]{12}):([a-z0-9-]{1,32}):([a-z0-9-]{36}):([0-9a-f]{64}):([0-9a-f]{32})");

  /** A token of a grant, as clients carry it. */
  public static String of(Grant grant, byte[] nonce) {
    return encoded(
        "1:%s:%s:%s:%s:%s"
            .formatted(
                grant.account(),
                grant.region(),
                grant.key(),
                grant.id(),
                HexFormat.of().formatHex(nonce, 0, NONCE_BYTES)));
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * What a token names.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidGrantTokenException for anything that {@link #of}
   *     did not make
   */
  public static GrantToken parse(String token) {
    String text = decoded(token).orElseThrow(KmsRefusal::invalidGrantToken);
    Matcher matcher = TEXT.matcher(text);
    // One token for one text: what decodes leniently was not made here.
    if (!matcher.matches() || !encoded(text).equals(token)) {
      throw KmsRefusal.invalidGrantToken();
    }
    return new GrantToken(
        new AccountId(matcher.group(1)),
        new Region(matcher.group(2)),
        KeyId.parse(matcher.group(3)).orElseThrow(KmsRefusal::invalidGrantToken),
        matcher.group(4));
  }

  private static Optional<String> decoded(String token) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token);
      return Optional.of(StandardCharsets.ISO_8859_1.decode(ByteBuffer.wrap(bytes)).toString());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
