package io.keyrota.rules.kms;

import java.util.Locale;
import java.util.Optional;

/** The names of aliases: {@code alias/} and letters, digits, {@code / _ -}. */
public final class AliasName {
  /** What every alias name begins with. */
  public static final String PREFIX = "alias/";

  /** What the names of AWS-managed keys begin with; nobody can give such a name. */
  public static final String RESERVED = "alias/aws/";

  private AliasName() {}

  /**
   * Refuses a name that nobody can give to an alias, or take from one.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationException for a name of another form,
   *     InvalidAliasNameException for a reserved one
   */
  public static void need(String name) {
    if (!name.startsWith(PREFIX)) {
      throw KmsRefusal.validation(
          "Alias must start with the prefix \"alias/\". Please see"
              + " https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html");
    }
    if (name.toLowerCase(Locale.ROOT).startsWith(RESERVED)) {
      throw KmsRefusal.invalidAliasName("The prefix \"alias/aws/\" is reserved.");
    }
    if (name.length() == PREFIX.length() || !name.chars().allMatch(AliasName::allowed)) {
      throw KmsRefusal.validation(name + " contains invalid characters for an alias");
    }
  }

  private static boolean allowed(int c) {
    return lowerOrDigit(c) || (c >= 'A' && c <= 'Z') || c == '/' || c == '_' || c == '-';
  }

  private static boolean lowerOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  /**
   * The service whose AWS-managed key a name means, for example {@code s3} of {@code alias/aws/s3}:
   * lower-case letters, digits and dashes.
   */
  public static Optional<String> service(String name) {
    if (!name.startsWith(RESERVED)) {
      return Optional.empty();
    }
    String service = name.substring(RESERVED.length());
    boolean word =
        !service.isEmpty()
            && service.length() <= 64
            && service.chars().allMatch(c -> lowerOrDigit(c) || c == '-');
    return word ? Optional.of(service) : Optional.empty();
  }

  /**
   * Refuses to move an alias to a key of another type or usage.
   *
   * @throws io.keyrota.rules.aws.Refusal ValidationException
   */
  public static void needSameKind(String name, KmsKey from, KmsKey to) {
    boolean sameType =
        from.spec().asymmetric() == to.spec().asymmetric()
            && (from.spec().family() == KeySpec.Family.HMAC)
                == (to.spec().family() == KeySpec.Family.HMAC);
    if (!sameType || from.usage() != to.usage()) {
      throw KmsRefusal.validation(
          "Alias "
              + name
              + " can only be moved to a KMS key of the same type (symmetric, asymmetric or HMAC)"
              + " and key usage.");
    }
  }
}
