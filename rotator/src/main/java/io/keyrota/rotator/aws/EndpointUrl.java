package io.keyrota.rotator.aws;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * Endpoints as people write them. The AWS SDK takes any URI and fails over it only later, in words
 * that do not tell which one it was.
 */
public final class EndpointUrl {
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final List<String> VARIABLES =
      List.of("AWS_ENDPOINT_URL_IAM", "AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL");

  private EndpointUrl() {}

  /**
   * Reads an endpoint.
   *
   * @param where it is written, for people
   * @throws IllegalArgumentException when it is no http or https URL with a host
   */
  public static URI of(String where, String text) {
    try {
      URI url = URI.create(text);
      String scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
      if (SCHEMES.contains(scheme) && url.getHost() != null) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // The message below says what it should be.
    }
    throw new IllegalArgumentException(
        where + ": " + text + " is no endpoint: it begins with http:// or https:// and a host");
  }

  /**
   * Looks at the endpoint that the SDK will find by itself: the environment's, else the profile's.
   *
   * @throws IllegalArgumentException when it is none
   */
  static void check(Map<String, String> environment, Optional<Profile> profile) {
    List<String> set = VARIABLES.stream().filter(environment::containsKey).toList();
    for (String variable : set) {
      var _ = of(variable, String.valueOf(environment.get(variable)));
    }
    if (set.isEmpty()) {
      profile
          .flatMap(one -> one.property(ProfileProperty.ENDPOINT_URL))
          .ifPresent(text -> of("endpoint_url of the profile", text));
    }
  }
}
