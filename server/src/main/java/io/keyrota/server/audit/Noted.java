package io.keyrota.server.audit;

import java.util.List;
import java.util.Map;

/**
 * What an operation wants its audit entry to tell beyond request and answer.
 *
 * @param resources what it used or changed
 * @param additional members of {@code additionalEventData}, in this order; nothing secret
 */
public record Noted(List<Resource> resources, Map<String, String> additional) {
  public static final Noted NOTHING = new Noted(List.of(), Map.of());
}
