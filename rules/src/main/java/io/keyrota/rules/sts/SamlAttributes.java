package io.keyrota.rules.sts;

import io.keyrota.rules.iam.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What AWS reads from the attributes of an assertion: the session that the identity provider wants
 * its user to have.
 *
 * @param sessionDuration the longest that it may live
 */
public record SamlAttributes(
    String roleSessionName,
    List<Tags.Tag> tags,
    List<String> transitiveTagKeys,
    Optional<String> sourceIdentity,
    Optional<Duration> sessionDuration) {
  private static final String PREFIX = "https://aws.amazon.com/SAML/Attributes/";
  private static final String TAG = PREFIX + "PrincipalTag:";
  private static final Predicate<String> NAME =
      Pattern.compile("[a-zA-Z_0-9+=,.@-]{2,64}").asMatchPredicate();
  private static final Predicate<String> KEY =
      Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}").asMatchPredicate();
  private static final Predicate<String> VALUE =
      Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}").asMatchPredicate();
  private static final Predicate<String> SECONDS = Pattern.compile("[0-9]{3,5}").asMatchPredicate();
  private static final int SHORTEST = 900;
  private static final int LONGEST = 43_200;

  public SamlAttributes {
    tags = List.copyOf(tags);
    transitiveTagKeys = List.copyOf(transitiveTagKeys);
  }

  /**
   * Reads them.
   *
   * @param attributes values by name; names are told apart by case
   * @throws io.keyrota.rules.aws.Refusal InvalidIdentityToken when one is missing or malformed, or
   *     the role is not among those that the user may have by this provider
   */
  public static SamlAttributes of(
      Map<String, List<String>> attributes, String roleArn, String providerArn) {
    if (values(attributes, "Role").stream().noneMatch(it -> isPair(it, roleArn, providerArn))) {
      throw StsRefusal.invalidIdentityToken(
          "SAML Assertion doesn't contain the requested Role and Metadata in the attributes");
    }
    return new SamlAttributes(
        roleSessionName(attributes),
        tags(attributes),
        values(attributes, "TransitiveTagKeys"),
        sourceIdentity(attributes),
        sessionDuration(attributes));
  }

  /** Two ARNs with a comma between, in either order. */
  private static boolean isPair(String value, String roleArn, String providerArn) {
    List<String> two =
        Pattern.compile(",").splitAsStream(value).map(String::strip).limit(3).toList();
    return two.equals(List.of(roleArn, providerArn)) || two.equals(List.of(providerArn, roleArn));
  }

  private static String roleSessionName(Map<String, List<String>> attributes) {
    String name =
        one(attributes, PREFIX + "RoleSessionName")
            .orElseThrow(
                () ->
                    StsRefusal.invalidIdentityToken(
                        "RoleSessionName is required in AuthnResponse"));
    if (!NAME.test(name)) {
      throw StsRefusal.invalidIdentityToken(
          "RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}");
    }
    return name;
  }

  private static List<Tags.Tag> tags(Map<String, List<String>> attributes) {
    List<Tags.Tag> tags = new ArrayList<>();
    for (String attribute : attributes.keySet().stream().sorted().toList()) {
      if (attribute.startsWith(TAG)) {
        String key = attribute.substring(TAG.length());
        String value = KEY.test(key) ? one(attributes, attribute).orElse("") : "";
        if (!KEY.test(key) || !VALUE.test(value)) {
          throw StsRefusal.invalidIdentityToken(
              "PrincipalTag attributes must have keys of 1 to 128 and values of 0 to 256 letters,"
                  + " digits, spaces and _.:/=+-@");
        }
        tags.add(new Tags.Tag(key, value));
      }
    }
    return tags;
  }

  private static Optional<String> sourceIdentity(Map<String, List<String>> attributes) {
    Optional<String> source = one(attributes, PREFIX + "SourceIdentity");
    if (source.isPresent() && !NAME.test(source.get())) {
      throw StsRefusal.invalidIdentityToken(
          "Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with \"aws:\"");
    }
    return source;
  }

  private static Optional<Duration> sessionDuration(Map<String, List<String>> attributes) {
    Optional<String> told = one(attributes, PREFIX + "SessionDuration");
    if (told.isEmpty()) {
      return Optional.empty();
    }
    int seconds = SECONDS.test(told.get()) ? Integer.parseInt(told.get()) : 0;
    if (seconds < SHORTEST || seconds > LONGEST) {
      throw StsRefusal.invalidIdentityToken(
          "SessionDuration in AuthnResponse must be a number of seconds from 900 to 43200");
    }
    return Optional.of(Duration.ofSeconds(seconds));
  }

  private static List<String> values(Map<String, List<String>> attributes, String name) {
    return attributes.getOrDefault(PREFIX + name, List.of());
  }

  private static Optional<String> one(Map<String, List<String>> attributes, String name) {
    List<String> values = attributes.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw StsRefusal.invalidResponse("attribute " + name + " has more than one value");
    }
    return values.stream().findFirst();
  }
}
