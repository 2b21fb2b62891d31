package io.keyrota.rules.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The condition keys that temporary credentials bring to every policy; long-term ones bring none.
 */
public final class SessionConditions {

  private SessionConditions() {}

  /**
   * {@code aws:TokenIssueTime}, {@code aws:MultiFactorAuthPresent} and {@code …Age}, {@code
   * aws:SourceIdentity}, {@code aws:PrincipalTag/…} of the session's own tags (they win over the
   * principal's), and what the session keeps from its beginning.
   */
  public static Map<String, List<String>> of(Caller caller, Instant now) {
    return caller.session().map(session -> of(session, now)).orElse(Map.of());
  }

  private static Map<String, List<String>> of(Caller.Session session, Instant now) {
    Map<String, List<String>> conditions = new LinkedHashMap<>(session.facts());
    conditions.put("aws:TokenIssueTime", List.of(session.created().toString()));
    conditions.put(
        "aws:MultiFactorAuthPresent",
        List.of(Boolean.toString(session.mfaAuthenticated().isPresent())));
    session
        .mfaAuthenticated()
        .ifPresent(
            at ->
                conditions.put(
                    "aws:MultiFactorAuthAge",
                    List.of(Long.toString(Math.max(0, Duration.between(at, now).toSeconds())))));
    session
        .sourceIdentity()
        .ifPresent(source -> conditions.put("aws:SourceIdentity", List.of(source)));
    session
        .tags()
        .forEach((key, value) -> conditions.put("aws:PrincipalTag/" + key, List.of(value)));
    return conditions;
  }
}
