package io.keyrota.rules.sts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an assertion of a SAML 2.0 identity provider says (SAML 2.0 Core, section 2.3.3), its
 * signature having been found good.
 *
 * @param id by which the provider knows it
 * @param issuer the provider's entity id
 * @param subject NameID
 * @param format of NameID, a URI; empty where it says none
 * @param recipient where the subject's confirmation was sent
 * @param audiences whom it is for: of each restriction those that it names
 * @param issued when it was made
 * @param notBefore from when it is good, where it says so
 * @param notOnOrAfter until when it is good
 * @param sessionEnds until when the subject is signed in, where it says so
 * @param attributes values by name
 */
public record SamlAssertion(
    String id,
    String issuer,
    String subject,
    String format,
    String recipient,
    List<List<String>> audiences,
    Instant issued,
    Optional<Instant> notBefore,
    Instant notOnOrAfter,
    Optional<Instant> sessionEnds,
    Map<String, List<String>> attributes) {
  private static final String SHORT = "urn:oasis:names:tc:SAML:2.0:nameid-format:";

  /** How long after it was made an assertion can be used. */
  private static final Duration KEPT = Duration.ofMinutes(5);

  /** How far ahead a provider's clock may be. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  public SamlAssertion {
    audiences = audiences.stream().map(List::copyOf).toList();
    attributes = Map.copyOf(attributes);
  }

  /**
   * {@code persistent}, {@code transient} and the like; a format that is not SAML 2.0's in full.
   */
  public String subjectType() {
    return format.startsWith(SHORT) ? format.substring(SHORT.length()) : format;
  }

  /**
   * Judges the time.
   *
   * @throws io.keyrota.rules.aws.Refusal ExpiredTokenException, InvalidIdentityToken when its time
   *     has not come
   */
  public void needItsTime(Instant now) {
    if (!now.isBefore(notOnOrAfter)) {
      throw StsRefusal.responseExpired();
    }
    if (now.isAfter(issued.plus(KEPT))) {
      throw StsRefusal.responseKept();
    }
    Instant ahead = now.plus(SKEW);
    if (ahead.isBefore(issued) || notBefore.map(ahead::isBefore).orElse(false)) {
      throw StsRefusal.invalidResponse("it is not valid yet");
    }
  }

  /**
   * When the session ends that begins now: the provider can make it shorter and never longer.
   *
   * @param lives as asked for
   * @param atMost {@code SessionDuration}
   * @throws io.keyrota.rules.aws.Refusal ExpiredTokenException when the subject's sign-in is over
   */
  public Instant ends(Instant now, Duration lives, Optional<Duration> atMost) {
    Duration life = atMost.filter(most -> most.compareTo(lives) < 0).orElse(lives);
    Instant end = now.plus(life);
    Instant ends = sessionEnds.filter(told -> told.isBefore(end)).orElse(end);
    if (!ends.isAfter(now)) {
      throw StsRefusal.responseExpired();
    }
    return ends;
  }
}
