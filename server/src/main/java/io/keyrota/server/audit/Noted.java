package io.keyrota.server.audit;

import java.util.List;
import java.util.Map;

/**
 * What an operation wants its audit entry to tell beyond request and answer. Nothing of it is
 * secret.
 *
 * @param resources what it used or changed
 * @param additional members of {@code additionalEventData}, in this order
 * @param answered members of a change's {@code responseElements} that its answer does not have, as
 *     CloudTrail adds a KMS key's ARN
 * @param details members of {@code serviceEventDetails}, in this order: of what a service does by
 *     itself
 */
public record Noted(
    List<Resource> resources,
    Map<String, String> additional,
    Map<String, String> answered,
    Map<String, String> details) {
  public static final Noted NOTHING = new Noted(List.of(), Map.of());

  /** Of what neither adds to an answer nor happens by itself. */
  public Noted(List<Resource> resources, Map<String, String> additional) {
    this(resources, additional, Map.of(), Map.of());
  }

  /** The same, with these members added to the answer's. */
  public Noted answering(Map<String, String> members) {
    return new Noted(resources, additional, members, details);
  }

  /** The same, of what a service did by itself. */
  public Noted detailed(Map<String, String> members) {
    return new Noted(resources, additional, answered, members);
  }
}
