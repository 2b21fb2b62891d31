package io.keyrota.server.aws;

import io.keyrota.rules.policy.MalformedPolicy;
import io.keyrota.rules.policy.PolicyDocument;
import io.keyrota.rules.policy.PolicyKind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Policies compiled once for each text. A row that was read once keeps its text, whose hash is
 * known, so that finding its policy costs nothing worth mentioning; a changed row has another text.
 */
public final class CompiledPolicies {
  /** About how many characters of policies are kept; beyond, all are forgotten. */
  private static final long MOST = 8_000_000;

  private final Map<Text, PolicyDocument> compiled = new ConcurrentHashMap<>();
  private final AtomicLong size = new AtomicLong();

  private record Text(String json, PolicyKind kind) {
    // Of the text alone, whose hash is kept with it.
    @Override
    public int hashCode() {
      return json.hashCode();
    }
  }

  /** The policy of a text that was found good when it was stored. */
  public PolicyDocument of(String json, PolicyKind kind) {
    Text text = new Text(json, kind);
    PolicyDocument known = compiled.get(text);
    if (known != null) {
      return known;
    }
    PolicyDocument policy = read(json, kind);
    if (size.addAndGet(json.length()) > MOST) {
      compiled.clear();
      size.set(json.length());
    }
    compiled.put(text, policy);
    return policy;
  }

  /**
   * Texts of the first release's key policies were not looked into. In the place of one that is no
   * policy, whoever wrote it, stands one that allows nothing.
   */
  private static PolicyDocument read(String json, PolicyKind kind) {
    try {
      return PolicyDocument.parse(json, kind);
    } catch (MalformedPolicy wrong) {
      return PolicyDocument.parse(
          "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",%s\"Action\":\"%s\"%s}}"
              .formatted(
                  kind.namesPrincipals() ? "\"Principal\":\"*\"," : "",
                  kind == PolicyKind.TRUST ? "sts:*" : "*",
                  kind.namesResources() ? ",\"Resource\":\"*\"" : ""),
          kind);
    }
  }
}
